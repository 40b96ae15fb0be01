import { expect, test } from 'vitest';
import { openBookDesk } from './desk.ts';

test('books the next free slot for the patient on the screen', async () => {
  const { screen, visits, close } = await openBookDesk({
    route: 'patients',
    params: { id: 'P-00001' },
    booked: [{ patient: 'P-00002', start: '2026-11-23T09:00', duration: 60 }],
  });
  await screen.act('patients.book');
  await screen.waitFor('A free time for Samira Smith');
  expect(screen.row('▸ Mon 23 Nov').text).toContain('10:00  10:30  Dr Lindt');
  await screen.act('slots.take');
  expect(screen.text()).toContain('Samira Smith · born 1988-03-07 · P-00001');
  await screen.type('sore throat');
  await screen.act('booking.take');
  expect(screen.keys()).toBeLessThanOrEqual(4);
  expect(screen.message()).toContain('Booked Samira Smith, Mon 23 Nov 10:00, Dr Lindt.');
  expect(screen.row('Smith, Samira').text).toMatch(/▸ 10:00 ██ Smith, Samira +Regular +30 +○ Scheduled/);
  expect(screen.text()).not.toContain('Booking for');
  expect((await visits()).map((visit) => [visit.start, visit.patient_number, visit.reason])).toEqual([
    ['2026-11-23T09:00', 'P-00002', 'Consultation'],
    ['2026-11-23T10:00', 'P-00001', 'sore throat'],
  ]);
  await close();
});

test('goes to the doctor she knows, or looks in the whole specialization', async () => {
  const { screen, visits, close } = await openBookDesk({
    params: { patient: 'P-00001' },
    booked: [
      { patient: 'P-00001', start: '2026-11-27T09:00', doctor: 'L2' },
      { patient: 'P-00002', start: '2026-11-23T09:00', doctor: 'L2' },
    ],
  });
  expect(screen.row('▸ Mon 23 Nov').text).toContain('09:30  10:00  Dr Osei');
  await screen.act('slots.specialization');
  await screen.type('gener');
  await screen.act('picker.take');
  expect(screen.row('▸ Mon 23 Nov').text).toContain('09:00  09:30  Dr Lindt');
  await screen.act('slots.longer');
  expect(screen.row('▸ Mon 23 Nov').text).toContain('09:00  09:45  Dr Lindt');
  await screen.act('slots.take');
  await screen.act('booking.type');
  await screen.act('booking.take');
  expect(await visits()).toMatchObject([
    { patient_number: 'P-00001', duration: 45, appointment_type: 'Follow-up', doctor_name: 'Dr Lindt' },
    { patient_number: 'P-00002' },
  ]);
  await close();
});
