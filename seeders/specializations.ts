/** The specializations a new clinic starts with; the codes are printed on tickets. */
export const referenceSpecializations = [
  {
    code: 'G',
    name: 'General practice',
    description: 'First contact: illnesses, check-ups, vaccinations, referrals.',
    max_capacity: 20,
  },
  {
    code: 'C',
    name: 'Cardiology',
    description: 'Heart and circulation; ECG and long-term ECG.',
    max_capacity: 10,
  },
  {
    code: 'P',
    name: 'Paediatrics',
    description: 'Children and young people up to 17 years.',
    max_capacity: 15,
  },
  { code: 'D', name: 'Dermatology', description: 'Skin, hair and nails; mole checks.', max_capacity: 10 },
  {
    code: 'O',
    name: 'Orthopaedics',
    description: 'Bones, joints, back; casts and splints.',
    max_capacity: 10,
  },
  { code: 'GY', name: 'Gynaecology', description: 'Gynaecology and antenatal care.', max_capacity: 8 },
  {
    code: 'ENT',
    name: 'Ear, nose and throat',
    description: 'Hearing tests, sinuses, tonsils.',
    max_capacity: 8,
  },
  {
    code: 'M',
    name: 'Mental health',
    description: 'Psychiatry and counselling, by appointment.',
    max_capacity: 6,
  },
] as const;

export type SpecializationCode = (typeof referenceSpecializations)[number]['code'];
