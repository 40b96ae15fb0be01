import type { SpecializationCode } from '../specializations.ts';

/** Why people come, by specialization. */
export const reasons: Readonly<Record<SpecializationCode, readonly string[]>> = {
  G: [
    'Cough and fever',
    'Blood pressure check',
    'Vaccination',
    'Sick note',
    'Back pain',
    'Prescription',
    'Check-up',
  ],
  C: ['Palpitations', 'ECG', 'Chest pain on exertion', 'Blood pressure, long-term', 'After stent, control'],
  P: ['Well-child visit', 'Earache', 'Rash', 'Vaccination', 'Fever since yesterday', 'Growth check'],
  D: ['Mole check', 'Eczema', 'Acne', 'Wart', 'Itching'],
  O: ['Knee pain', 'Cast check', 'Shoulder after fall', 'Lower back pain', 'Insoles'],
  GY: ['Annual examination', 'Antenatal visit', 'Contraception', 'Ultrasound'],
  ENT: ['Hearing test', 'Sore throat', 'Sinusitis', 'Dizziness', 'Ear wax'],
  M: ['First interview', 'Sleep problems', 'Follow-up conversation', 'Medication review'],
};

export const cancellations = [
  'Patient is ill',
  'Patient cannot come',
  'Moved abroad',
  'Doctor was ill',
  'No longer needed',
] as const;

/** Lengths of visits in minutes, as often as they stand here. */
export const durations: Readonly<Record<SpecializationCode, readonly number[]>> = {
  G: [15, 15, 30, 30],
  C: [30, 30, 45],
  P: [15, 30, 30],
  D: [15, 15, 30],
  O: [30, 30, 45],
  GY: [30, 30, 45],
  ENT: [15, 30],
  M: [45, 60],
};
