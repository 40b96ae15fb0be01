import { soundKey } from '../../src/clinic/patients/sound.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { drawName } from './names.ts';

/** What a registration is made of; dates `YYYY-MM-DD`, the phone E.164. */
export interface Person {
  readonly first_name: string;
  readonly last_name: string;
  readonly birth_date: string;
  readonly gender: 'Male' | 'Female' | 'Other';
  readonly phone: string | null;
  readonly phone_typed: string | null;
  readonly email: string | null;
  readonly address: string;
  readonly city: string;
  readonly sound_key: string;
  readonly allergies: string | null;
}

/** Area codes as the numbering plans know them, so that every number would pass the form. */
const towns = [
  { city: 'London', stem: '+44207', area: '020 7', digits: 7 },
  { city: 'London', stem: '+44208', area: '020 8', digits: 7 },
  { city: 'Manchester', stem: '+44161', area: '0161 ', digits: 7 },
  { city: 'Leeds', stem: '+441132', area: '0113 2', digits: 6 },
  { city: 'Glasgow', stem: '+441415', area: '0141 5', digits: 6 },
  { city: 'Bristol', stem: '+441179', area: '0117 9', digits: 6 },
  { city: 'York', stem: '+44772', area: '0772', digits: 7 },
  { city: 'Norwich', stem: '+44785', area: '0785', digits: 7 },
  { city: 'Cardiff', stem: '+44790', area: '0790', digits: 7 },
  { city: 'Köln', stem: '+49221', area: '+49 221 ', digits: 7 },
  { city: 'Gdańsk', stem: '+4858', area: '+48 58 ', digits: 7 },
] as const;

const allergies = ['penicillin', 'latex', 'peanuts', 'aspirin', 'pollen', 'penicillin, latex'];

/** Endless people, the same for the same seed. */
export function* people(seed: number): Generator<Person, never> {
  const chance = chanceFrom(seed);
  for (;;) yield person(chance);
}

function person(chance: Chance): Person {
  const isFemale = chance.next() < 0.52;
  const { first_name, last_name } = drawName(chance, isFemale);
  const town = chance.pick(towns);
  const hasPhone = chance.next() < 0.93;
  const line = String(chance.int(0, 10 ** town.digits - 1)).padStart(town.digits, '0');
  return {
    first_name,
    last_name,
    birth_date: birthDate(chance),
    gender: chance.next() < 0.005 ? 'Other' : isFemale ? 'Female' : 'Male',
    phone: hasPhone ? town.stem + line : null,
    phone_typed: hasPhone ? town.area + line : null,
    email: chance.next() < 0.55 ? `person.${chance.int(0, 99_999_999)}@example.org` : null,
    address: `${chance.int(1, 240)} ${chance.pick(['High', 'Station', 'Mill', 'Church', 'Park'])} Street`,
    city: town.city,
    sound_key: soundOf(first_name, last_name),
    allergies: chance.next() < 0.08 ? chance.pick(allergies) : null,
  };
}

/** Ages as in an ageing population: even up to seventy, then thinning out. */
function birthDate(chance: Chance): string {
  const age = chance.next() < 0.85 ? chance.int(0, 69) : 70 + Math.floor(chance.next() * chance.next() * 35);
  const month = String(chance.int(1, 12)).padStart(2, '0');
  return `${2025 - age}-${month}-${String(chance.int(1, 28)).padStart(2, '0')}`;
}

const sounds = new Map<string, string>();

/** The same key as `soundKey` of the whole name, from the sounds of its words, which repeat. */
function soundOf(first: string, last: string): string {
  const words = [first, last].flatMap((name) => {
    const known = sounds.get(name) ?? soundKey(name, '');
    sounds.set(name, known);
    return known.split(' ').filter((sound) => sound !== '');
  });
  return words.sort().join(' ').slice(0, 40);
}
