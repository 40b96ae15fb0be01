import { expect, it } from 'vitest';
import type { PatientGlance, PatientListRow } from '../../../../src/clinic/patients/index.ts';
import { headLines } from '../../../../src/tui/screens/patients/head-lines.ts';

const patient: PatientListRow = {
  id: '1',
  number: 'P-00011',
  full_name: 'Ada Okafor',
  first_name: 'Ada',
  last_name: 'Okafor',
  birth_date: '1991-06-14',
  age: 35,
  gender: 'Female',
  phone: '+447400143462',
  phone_typed: '07400 143462',
  email: null,
  city: null,
  status: 0,
  version: 1,
};
const glance: PatientGlance = {
  id: '1',
  email: 'ada@example.org',
  allergies: null,
  blood_type: 'O+',
  insurance: 'Civic Health Fund',
  policy_number: '48-333000',
  deceased_on: null,
  waiting: [],
  appointments: 0,
  queue_entries: 0,
  next_appointment: null,
  last_seen: null,
};
const contact = (width: number) =>
  headLines(patient, glance, '2026-11-26', width)[1]
    ?.map(({ text }) => text)
    .join('')
    .trimEnd() ?? '';

it('shows a phone number whole, whatever else has to go', () => {
  expect(contact(120)).toMatch(
    /07400 143462 · ada@example\.org +Blood O\+ · Insurance Civic Health Fund 48-333000$/,
  );
  expect(contact(80)).toMatch(/^ born 1991-06-14 · 07400 143462 .*Blood O\+ · Insurance Civic Health Fund$/);
  expect(contact(50)).toMatch(/07400 143462 .*Blood O\+$/);
});
