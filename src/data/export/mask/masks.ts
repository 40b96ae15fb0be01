import { soundKey } from '../../../clinic/patients/index.ts';
import { isSettingName } from '../../../clinic/settings/index.ts';
import { daysMoved, moved } from './birth.ts';
import type { MaskKind } from './declared.ts';
import { type Fakes, fakesFrom } from './names.ts';
import { phoneMask } from './phone.ts';
import type { Secret } from './secret.ts';

/** The row that a value is of. */
export interface MaskedRow {
  cell(column: string): string | null;
  /** Of the person that the row is, drawn once. */
  readonly fakes: Fakes;
  /** Any whole number, of this person alone. */
  readonly drawn: number;
}

/** Answers what stands in the place of a value; null where a nullable column is blanked. */
export type Mask = (value: string, row: MaskedRow, column: string) => string | null;

/** What stands where something must stand: a rule asks for a reason, not for a true one. */
export const withheld = 'withheld';

/** @param today `YYYY-MM-DD`, that ages are counted on */
export function masksFor(secret: Secret, today: string): Readonly<Record<MaskKind, Mask>> {
  const phone = phoneMask(secret);
  const tag = (what: string, value: string) => secret.of(what, value).toString('hex', 0, 8);
  const colleagues = lastOf((value) => `colleague-${tag('colleague', value).slice(0, 8)}`);
  const days = (row: MaskedRow): number => {
    const born = row.cell('birth_date');
    return born === null ? 0 : daysMoved(born, today, row.drawn);
  };
  return {
    kept: (value) => value,
    blank: () => null,
    reason: () => withheld,
    first_name: (value, { fakes }) => (value === '' ? value : fakes.first_name),
    last_name: (value, { fakes }) => (value === '' ? value : fakes.last_name),
    full_name: (_, row) =>
      [
        row.cell('first_name') === '' ? '' : row.fakes.first_name,
        row.cell('last_name') === '' ? '' : row.fakes.last_name,
      ]
        .filter((part) => part !== '')
        .join(' '),
    sound_key: (_, row) =>
      soundKey(
        row.cell('first_name') === '' ? '' : row.fakes.first_name,
        row.cell('last_name') === '' ? '' : row.fakes.last_name,
      ),
    contact_name(value) {
      const { first_name, last_name } = fakesFrom(secret.of('contact', value));
      return `${first_name} ${last_name}`;
    },
    birth_date: (value, row) => moved(value, days(row), today),
    deceased_on: (value, row) => moved(value, days(row), today),
    phone,
    email: (_, { fakes }) => fakes.email,
    address: (_, { fakes }) => fakes.address,
    city: (_, { fakes }) => fakes.city,
    state: (_, { fakes }) => fakes.state,
    postal_code: (_, { fakes }) => fakes.postal_code,
    insurance: (_, { fakes }) => fakes.insurance,
    reference: (value, _, column) => `ref-${tag(column, value)}`,
    licence: (value) => `LIC-${tag('licence', value).toUpperCase()}`,
    colleague: colleagues,
    setting: (value, row) => settingMask(value, row.cell('name') ?? ''),
  };
}

/** A handful of people wrote a million rows, one after the other. */
function lastOf(fake: (value: string) => string): (value: string) => string {
  let last: { value: string; fake: string } | undefined;
  return (value) => {
    if (last?.value !== value) last = { value, fake: fake(value) };
    return last.fake;
  };
}

/** The rules of a house are no secret; its name and the key of its backups are. */
function settingMask(value: string, name: string): string {
  if (name === 'name') return '"Sample Clinic"';
  if (name === 'backup_encrypt_to') return '"none"';
  return isSettingName(name) ? value : 'null';
}
