import type { PersonName } from './names.ts';

/**
 * People the demo always has: those of the handbook's examples, and the cases that a search must tell apart: the
 * same name twice, names that sound alike, a registration made twice, twins.
 */
export interface KnownPerson extends PersonName {
  birth_date: string;
  gender: 'Male' | 'Female' | 'Other';
  /** The last digits of the phone; people with the same `household` share one number. */
  phone_ending?: string;
  household?: string;
  without_phone?: true;
}

export const knownPeople: readonly KnownPerson[] = [
  {
    first_name: 'Samira',
    last_name: 'Smith',
    birth_date: '1988-03-07',
    gender: 'Female',
    phone_ending: '712',
  },
  // Made twice at the desk: a letter differs, the birth date and the phone do not.
  { first_name: 'Ada', last_name: 'Okafor', birth_date: '1991-06-14', gender: 'Female', household: 'okafor' },
  {
    first_name: 'Adaeze',
    last_name: 'Okafor',
    birth_date: '1991-06-14',
    gender: 'Female',
    household: 'okafor',
  },
  { first_name: 'Samir', last_name: 'Smythe', birth_date: '1988-07-03', gender: 'Male' },
  { first_name: 'Jan', last_name: 'Smits', birth_date: '1951-12-07', gender: 'Male' },
  { first_name: 'Ruth', last_name: 'Goldsmith', birth_date: '2007-12-14', gender: 'Female' },
  { first_name: 'Jonas', last_name: 'Meyer', birth_date: '1979-09-30', gender: 'Male' },
  { first_name: 'Jonas', last_name: 'Meier', birth_date: '1983-01-19', gender: 'Male' },
  { first_name: 'Rima', last_name: 'Haddad', birth_date: '1969-04-22', gender: 'Female' },
  { first_name: 'Zofia', last_name: 'Nowak', birth_date: '1956-11-02', gender: 'Female' },
  {
    first_name: 'Olof',
    last_name: 'Svensson',
    birth_date: '1944-02-11',
    gender: 'Male',
    without_phone: true,
  },
  { first_name: 'Ilse', last_name: 'Brandt', birth_date: '1938-08-25', gender: 'Female' },
  { first_name: 'María', last_name: 'García', birth_date: '1972-05-05', gender: 'Female' },
  { first_name: 'Maria', last_name: 'Garcia', birth_date: '1994-10-17', gender: 'Female' },
  { first_name: 'Jan', last_name: 'Nowak', birth_date: '1961-03-03', gender: 'Male' },
  { first_name: 'Jan', last_name: 'Nowak', birth_date: '1999-12-21', gender: 'Male' },
  {
    first_name: 'Lina',
    last_name: 'Krüger',
    birth_date: '2019-07-08',
    gender: 'Female',
    household: 'krueger',
  },
  { first_name: 'Mats', last_name: 'Krüger', birth_date: '2019-07-08', gender: 'Male', household: 'krueger' },
  {
    first_name: 'Käthe',
    last_name: 'Krüger',
    birth_date: '1989-02-27',
    gender: 'Female',
    household: 'krueger',
  },
  { first_name: 'Søren', last_name: 'Sørensen', birth_date: '1975-01-31', gender: 'Male' },
  { first_name: 'Nguyễn', last_name: 'Minh-Anh', birth_date: '2001-08-09', gender: 'Female' },
];
