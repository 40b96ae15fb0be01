import type { Desk } from '../../../src/desk/index.ts';
import { furnish as furnishHouse, type HouseFacts } from '../../support/furnish.ts';

export { type HouseFacts, look } from '../../support/furnish.ts';

export const PATIENTS = [
  {
    number: 'P-00001',
    first_name: 'Ada',
    last_name: 'Okafor',
    birth_date: '1988-03-07',
    phone: '+442079460712',
  },
  { number: 'P-00002', first_name: 'Jonas', last_name: 'Meyer', birth_date: '1951-12-07' },
  { number: 'P-00003', first_name: 'Rima', last_name: 'Haddad', birth_date: '2007-12-14' },
  { number: 'P-00004', first_name: 'Ilse', last_name: 'Brandt', birth_date: '1940-01-30' },
  { number: 'P-00005', first_name: 'Zofia', last_name: 'Nowak', birth_date: '1999-09-09' },
  { number: 'P-00006', first_name: 'Olof', last_name: 'Svensson', birth_date: '1975-06-01' },
];

/** Saturday 21 November 2026 is a day 6. */
export const HOUSE: HouseFacts = {
  specializations: { G: { name: 'General practice' }, C: { name: 'Cardiology' } },
  patients: PATIENTS,
  doctors: { L1: { full_name: 'Anna Lindt', specializations: ['G'], days: [6] } },
};

/** Fills an empty clinic: this one unless said. */
export function furnish(desk: Desk, house: HouseFacts = HOUSE): Promise<void> {
  return furnishHouse(desk, house);
}
