import type { Random } from './random.ts';

const streets = [
  'Mill Lane',
  'Station Road',
  'Orchard Way',
  'Harbour Street',
  'Linden Avenue',
  'Quarry Hill',
  'Bridge Street',
  'Kingfisher Close',
  'Market Square',
  'Willow Crescent',
] as const;
const towns = { Riverside: 55, Millbrook: 15, 'East Haven': 12, 'Ashdown Vale': 10, Northgate: 8 } as const;
const insurers = ['Northlight Health', 'Civic Health Fund', 'Mutual of Riverside', 'Harbour Care'] as const;

export function drawAddress(random: Random) {
  if (random.chance(0.06)) return { address: null, city: null, postal_code: null };
  const city = random.weighted(towns);
  return {
    address: `${random.int(1, 140)} ${random.pick(streets)}`,
    city,
    postal_code: String(10_000 + city.length * 311 + random.int(0, 40)),
  };
}

export function drawInsurance(random: Random) {
  if (random.chance(0.2)) return { insurance: null, policy_number: null };
  return {
    insurance: random.pick(insurers),
    policy_number: `${random.int(10, 99)}-${random.int(100_000, 999_999)}`,
  };
}

/** Somebody to call in an emergency: how she is related to a person of this age, and her gender. */
export function drawContact(
  random: Random,
  age: number,
): { relationship: string; gender: 'Female' | 'Male' } {
  const gender = random.chance(0.55) ? 'Female' : 'Male';
  const woman = gender === 'Female';
  if (age < 25) return { relationship: woman ? 'Mother' : 'Father', gender };
  if (age < 60)
    return { relationship: random.pick(['Spouse', 'Partner', woman ? 'Sister' : 'Brother']), gender };
  return { relationship: random.pick(['Spouse', 'Neighbour', woman ? 'Daughter' : 'Son']), gender };
}
