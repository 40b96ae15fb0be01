import { likeness } from '../../../clinic/patients/index.ts';
import type { BulkRow } from '../../../storage/bulk.ts';
import type { Landing } from './landing.ts';
import type { PossibleDuplicate } from './outcome.ts';

/** From here on two descriptions are most likely one person: a misspelt name with the right date is above 90. */
const worthListing = 80;
/** On a birthday that many share (one that stands for “not known”) not all of them are looked at. */
const mostLookedAt = 60;
const mostCompared = 10;

const columns = ['id', 'number', 'first_name', 'last_name', 'full_name', 'birth_date', 'phone', 'sound_key'];

interface Newcomer {
  number: string;
  sound_key: string;
  first_name: string;
  last_name: string;
  birth_date: string;
  phone?: string | null;
}

/**
 * Somebody on file who may be the newcomer: born on the same day with a name that sounds alike. A form looks further;
 * with a million rows only this much is cheap enough.
 */
export async function findPossibleDuplicate(
  { bulk, line }: Landing,
  newcomer: Newcomer,
): Promise<PossibleDuplicate | undefined> {
  const { birth_date, sound_key, number } = newcomer;
  const born = await bulk.find('patients', { birth_date }, mostLookedAt, columns);
  const alike = born.filter((row) => soundsLike(String(row.sound_key ?? ''), sound_key));
  let best: { row: BulkRow; percent: number } | undefined;
  for (const row of alike.slice(0, mostCompared)) {
    const percent = likeness(newcomer, {
      first_name: String(row.first_name),
      last_name: String(row.last_name),
      birth_date: String(row.birth_date),
      phone: row.phone === null ? null : String(row.phone),
    });
    if (percent >= worthListing && percent > (best?.percent ?? 0)) best = { row, percent };
  }
  if (best === undefined) return undefined;
  const { row, percent } = best;
  return {
    line,
    number,
    full_name: `${newcomer.first_name} ${newcomer.last_name}`,
    birth_date,
    likeness: percent,
    other: {
      id: String(row.id),
      number: String(row.number),
      full_name: String(row.full_name),
      birth_date: String(row.birth_date),
    },
  };
}

/** All sounds of the one are among those of the other: a second given name more or less, in any order. */
function soundsLike(one: string, other: string): boolean {
  if (one === other) return true;
  const [few, many] = [one.split(' '), other.split(' ')].sort((a, b) => a.length - b.length);
  return few?.every((sound) => many?.includes(sound)) ?? false;
}
