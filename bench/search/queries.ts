import type Database from 'better-sqlite3';
import { chanceFrom } from '../million/chance.ts';

interface Known {
  first_name: string;
  last_name: string;
  phone: string | null;
  birth_date: string;
  number: string;
}

/**
 * What two hundred people might have typed when they stopped: beginnings of names of every length, two names the
 * wrong way round, names without their accents, pieces of phone numbers, birth dates, patient numbers, and mixtures.
 * All but a few are about somebody in the database.
 */
export function mixedQueries(database: Database.Database, count: number): string[] {
  const chance = chanceFrom(7);
  const size = Number(database.prepare('select max(search_key) from patients').pluck().get());
  const pick = database.prepare<[number], Known>(
    'select first_name, last_name, phone, birth_date, number from patients where search_key >= ? and phone is not null limit 1',
  );
  return Array.from({ length: count }, (_, nth) => {
    const who = pick.get(chance.int(1, size - 100));
    if (!who) throw new Error('There is nobody to look for.');
    return kinds[nth % kinds.length]?.(who, (low, high) => chance.int(low, high)) ?? '';
  });
}

type Int = (low: number, high: number) => number;

const kinds: readonly ((who: Known, int: Int) => string)[] = [
  ({ last_name }, int) => last_name.slice(0, int(1, 4)),
  ({ last_name }) => last_name.toLowerCase(),
  ({ first_name, last_name }, int) => `${first_name.slice(0, int(1, 3))} ${last_name.slice(0, int(2, 4))}`,
  ({ first_name, last_name }) => `${last_name} ${first_name}`,
  ({ last_name }) => unaccented(last_name).slice(0, 5),
  ({ phone }, int) => (phone ?? '').slice(-int(3, 5)),
  ({ phone }, int) => (phone ?? '').slice(int(3, 5), int(7, 10)),
  ({ last_name, phone }, int) => `${last_name.slice(0, int(2, 4))} ${(phone ?? '').slice(-4)}`,
  ({ birth_date }) => birth_date,
  ({ last_name, birth_date }, int) => `${last_name.slice(0, int(3, 5))} ${birth_date.slice(0, 4)}`,
  ({ number }) => number,
  ({ first_name, last_name }) => `${first_name.slice(0, 3)} ${last_name.slice(1, 5)}`,
  ({ last_name }) => `${last_name.slice(0, 4)}qz`,
];

function unaccented(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '');
}
