import { describe, expect, it } from 'vitest';
import { arrivalSentence } from '../../../src/clinic/appointments/index.ts';

const arrival = {
  ticket: 'G-001',
  patient_name: 'Samira Smith',
  birth_date: '1988-03-07',
  phone: '+442079460712',
  namesakes: [],
};

describe('an arrival', () => {
  it('gives the ticket and two things to ask for', () => {
    expect(arrivalSentence(arrival)).toBe(
      'G-001 Samira Smith. Ask for birth date 1988-03-07, phone ending 0712.',
    );
    expect(arrivalSentence({ ...arrival, phone: null })).toBe(
      'G-001 Samira Smith. Ask for birth date 1988-03-07.',
    );
  });

  it('warns of the same name in the house', () => {
    const other = {
      ticket: 'C-003',
      patient_name: 'Samira Smith',
      birth_date: '1990-01-01',
      specialization_name: 'Cardiology',
      likeness: 'same' as const,
    };
    expect(arrivalSentence({ ...arrival, namesakes: [other] })).toBe(
      'G-001 Samira Smith. Born 1988-03-07? SAME NAME HERE: Samira Smith, 1990-01-01.',
    );
    expect(arrivalSentence({ ...arrival, namesakes: [other, other] })).toContain('and 1 more.');
  });
});
