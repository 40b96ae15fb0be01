import type { Random } from './random.ts';

const bloodTypes = { 'O+': 38, 'A+': 30, 'B+': 12, 'AB+': 4, 'O-': 6, 'A-': 6, 'B-': 2, 'AB-': 1 } as const;

const allergies = [
  'Penicillin',
  'Penicillin, latex',
  'Latex',
  'Aspirin',
  'Ibuprofen',
  'Sulfonamides',
  'Iodinated contrast medium',
  'Bee and wasp stings',
  'Peanuts',
  'House dust mites, pollen',
] as const;

const conditions = [
  ['Hypertension', 'Ramipril 5 mg once daily'],
  ['Type 2 diabetes', 'Metformin 1000 mg twice daily'],
  ['Hypothyroidism', 'Levothyroxine 75 µg in the morning'],
  ['Asthma', 'Salbutamol inhaler when needed'],
  ['Atrial fibrillation', 'Apixaban 5 mg twice daily'],
  ['High cholesterol', 'Atorvastatin 20 mg at night'],
  ['Migraine', 'Sumatriptan 50 mg when needed'],
  ['Osteoarthritis of the knee', null],
  ['Appendectomy', null],
  ['Total hip replacement', null],
] as const;

export interface Health {
  blood_type: keyof typeof bloodTypes | null;
  allergies: string | null;
  medications: string | null;
  medical_history: string | null;
}

/** What is known of somebody's health: much of it is unknown, as in any clinic, and grows with age. */
export function drawHealth(random: Random, age: number): Health {
  const count = random.chance(Math.min(0.1 + age / 110, 0.85)) ? random.int(1, age > 60 ? 3 : 1) : 0;
  const known = random.shuffle(conditions).slice(0, count);
  const medications = known.map(([, medication]) => medication).filter((medication) => medication !== null);
  return {
    blood_type: random.chance(0.55) ? random.weighted(bloodTypes) : null,
    allergies: random.chance(0.22) ? random.pick(allergies) : null,
    medications: medications.length > 0 ? medications.join('; ') : null,
    medical_history: known.length > 0 ? known.map(([condition]) => condition).join('; ') : null,
  };
}
