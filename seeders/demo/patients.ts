import { drawHealth, type Health } from './health.ts';
import { drawName } from './names.ts';
import { type KnownPerson, knownPeople } from './people.ts';
import { type DemoPhone, phoneBook } from './phones.ts';
import { drawAddress, drawContact, drawInsurance } from './places.ts';
import type { Random } from './random.ts';

type Gender = 'Male' | 'Female' | 'Other';

export interface DemoPatient extends Health {
  id: string;
  first_name: string;
  last_name: string;
  birth_date: string;
  gender: Gender;
  phone: string | null;
  phone_typed: string | null;
  email: string | null;
  address: string | null;
  city: string | null;
  postal_code: string | null;
  insurance: string | null;
  policy_number: string | null;
  emergency_contact_name: string | null;
  emergency_contact_relationship: string | null;
  emergency_contact_phone: string | null;
  status: 0 | 1 | 2;
  deceased_on: string | null;
  /** Instant of registration. */
  registration_date: string;
}

/** People of all ages on the books of a clinic that has been open for some years; `today` is `YYYY-MM-DD`. */
export function makePatients(random: Random, count: number, today: string, country: string): DemoPatient[] {
  const draw = phoneBook(random.fork('phones'), country);
  const households = new Map<string, DemoPhone>();
  const phoneOf = (person: KnownPerson | undefined): DemoPhone | null => {
    if (person?.without_phone || (!person && random.chance(0.06))) return null;
    if (!person?.household) return draw(person?.phone_ending);
    const shared = households.get(person.household) ?? draw();
    households.set(person.household, shared);
    return shared;
  };
  const registered = registrationDates(random.fork('registrations'), count, today);
  return registered.map((registration_date, index) => {
    // The known people are spread over the list, so that no page of it is full of them.
    const known = index % 7 === 3 ? knownPeople[(index - 3) / 7] : undefined;
    return makePatient(random, known, phoneOf(known), draw, registration_date, today);
  });
}

function makePatient(
  random: Random,
  known: KnownPerson | undefined,
  phone: DemoPhone | null,
  draw: () => DemoPhone,
  registration_date: string,
  today: string,
): DemoPatient {
  const gender = known?.gender ?? random.weighted({ Female: 52, Male: 46, Other: 2 });
  const { first_name, last_name } = known ?? drawName(random, gender);
  const birth_date = known?.birth_date ?? drawBirthDate(random, today);
  const age = Temporal.PlainDate.from(birth_date).until(today, { largestUnit: 'year' }).years;
  const contact = random.chance(age < 18 || age > 70 ? 0.9 : 0.45) ? drawContact(random, age) : null;
  const gone = known === undefined && random.chance(age > 75 ? 0.15 : 0.005);
  const status = gone ? 2 : known === undefined && random.chance(0.05) ? 1 : 0;
  return {
    id: random.id(registration_date),
    first_name,
    last_name,
    birth_date,
    gender,
    phone: phone?.phone ?? null,
    phone_typed: phone?.phone_typed ?? null,
    email: age > 14 && random.chance(0.62) ? emailOf(first_name, last_name, birth_date) : null,
    ...drawAddress(random),
    ...drawInsurance(random),
    emergency_contact_name: contact ? `${drawName(random, contact.gender).first_name} ${last_name}` : null,
    emergency_contact_relationship: contact?.relationship ?? null,
    emergency_contact_phone: contact ? draw().phone : null,
    ...drawHealth(random, age),
    status,
    deceased_on: status === 2 ? daysBefore(today, random.int(20, 700), registration_date) : null,
    registration_date,
  };
}

/** Instants over the last eight years, the oldest first, at times when a desk is open. */
function registrationDates(random: Random, count: number, today: string): string[] {
  const days = Array.from({ length: count }, () => random.int(16, 2900)).sort((a, b) => b - a);
  return days.map((ago) => {
    const date = Temporal.PlainDate.from(today).subtract({ days: ago });
    return `${date}T${String(random.int(8, 16)).padStart(2, '0')}:${String(random.int(10, 59))}:00.000Z`;
  });
}

function drawBirthDate(random: Random, today: string): string {
  const band = random.weighted({ child: 16, young: 20, middle: 30, older: 22, old: 12 });
  const [low, high] = { child: [0, 15], young: [16, 34], middle: [35, 59], older: [60, 78], old: [79, 97] }[
    band
  ];
  const years = random.int(low ?? 0, high ?? 90);
  // Nobody is born on the day itself, so that the youngest have a birth date before every visit.
  return Temporal.PlainDate.from(today)
    .subtract({ years, days: random.int(45, 364) })
    .toString();
}

function daysBefore(today: string, days: number, notBefore: string): string {
  const date = Temporal.PlainDate.from(today).subtract({ days }).toString();
  const first = notBefore.slice(0, 10);
  return date < first ? first : date;
}

function emailOf(first: string, last: string, birth_date: string): string {
  const plain = `${first}.${last}`
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ł', 'l')
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replace(/[^a-z.-]/g, '');
  return `${plain}${birth_date.slice(2, 4)}@example.org`;
}
