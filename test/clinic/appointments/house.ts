import { Appointment } from '../../../src/clinic/appointments/index.ts';
import type { Desk } from '../../../src/desk/index.ts';
import { furnish as furnishHouse, type HouseFacts, look } from '../../support/furnish.ts';

export { look, perform } from '../../support/furnish.ts';

/** Monday, 08:00 in Berlin: everything of the day is still ahead. */
export const monday = '2026-11-23T07:00:00.000Z';

const patients = [
  {
    first_name: 'Samira',
    last_name: 'Smith',
    birth_date: '1988-03-07',
    phone: '+442079460712',
  },
  { first_name: 'Jonas', last_name: 'Meyer', birth_date: '1951-12-07' },
  { first_name: 'Rima', last_name: 'Haddad', birth_date: '2007-12-14' },
  { first_name: 'Ilse', last_name: 'Brandt', birth_date: '1940-01-30' },
  { first_name: 'Zofia', last_name: 'Nowak', birth_date: '1999-09-09', status: 1 },
  { first_name: 'Olof', last_name: 'Svensson', birth_date: '1930-06-01', status: 2 },
];

const week = {
  days: [1, 2, 3, 4, 5],
  hours: ['09:00', '17:00'],
  pause: ['12:00', '13:00'],
} as const;

const house: HouseFacts = {
  time_zone: 'Europe/Berlin',
  specializations: { G: { name: 'General practice' }, C: { name: 'Cardiology' } },
  patients,
  doctors: {
    L1: { full_name: 'Anna Lindt', specializations: ['G'], ...week },
    L2: {
      full_name: 'Kofi Osei',
      specializations: ['G', 'C'],
      ...week,
      leave: { from_date: '2026-12-01', to_date: '2026-12-05', reason: 'course' },
    },
    L3: { full_name: 'Tom Baker', specializations: ['C'], ...week, status: 'Inactive' },
    // Works through the night of the clock change, Saturday to Sunday.
    L4: { full_name: 'Nina Night', specializations: ['G'], days: [0], hours: ['01:00', '06:00'] },
  },
};

/**
 * A clinic in Berlin: Dr Lindt and Dr Osei work Monday to Friday, 09:00 to 17:00 with a break at noon; Dr Osei is
 * on leave in the first week of December, Dr Baker has left. The patients are P-00001 to P-00006; the fifth is
 * inactive, the sixth has died.
 */
export function furnish(desk: Desk): Promise<void> {
  return furnishHouse(desk, house);
}

/** What the database holds: every visit as 'date time patient status', by start and status. */
export function book(desk: Desk): Promise<string[]> {
  return look(desk, async ({ em }) => {
    const visits = await em.find(
      Appointment,
      {},
      { populate: ['patient'], orderBy: { starts_at: 'asc', status: 'asc' } },
    );
    return visits.map(
      (visit) =>
        `${visit.appointment_date} ${visit.appointment_time} ${visit.patient.last_name} ${visit.status}`,
    );
  });
}
