import { refuse, type Work } from '../../desk/index.ts';
import { readSettings } from '../settings/index.ts';
import { Patient } from './entity.ts';
import { lastFirst } from './row.ts';

/**
 * Says who else has a phone number: families share one, so it is a warning, and a refusal (`duplicate`) only where the
 * clinic set phone_unique. The database cannot hold this rule, for it is a setting.
 */
export async function notePhoneTwice(
  work: Work,
  phone: string | null | undefined,
  except: string,
): Promise<string[]> {
  if (!phone) return [];
  const other = await work.em.findOne(
    Patient,
    { phone, id: { $ne: except } },
    { orderBy: { status: 'asc', search_key: 'asc' } },
  );
  if (!other) return [];
  const { phone_unique } = await readSettings(work);
  return [samePhone(other, phone_unique)];
}

/**
 * The sentence about somebody else with the same phone number. Throws `duplicate` where the clinic wants them unique.
 *
 * @param other who has it
 */
export function samePhone(
  other: Pick<Patient, 'id' | 'number' | 'first_name' | 'last_name'>,
  phone_unique: boolean,
): string {
  const sentence = `Same phone as ${lastFirst(other)} (${other.number}).`;
  if (!phone_unique) return sentence;
  return refuse('duplicate', sentence, {
    hint: 'Open that patient, or ask for another number. Numbers may be shared when the setting phone_unique is no.',
    fields: { phone: sentence },
    details: { patient: other.id, number: other.number },
  });
}
