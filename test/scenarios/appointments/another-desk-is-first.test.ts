import { expect, test } from 'vitest';
import { bookAppointment } from '../../../src/clinic/appointments/index.ts';
import { openBookDesk } from './desk.ts';

test('another desk takes the time while the question is open: one booking, and the screen says whose', async () => {
  const { clinic, screen, visits, close } = await openBookDesk();
  const ben = await clinic.anotherDesk();
  await screen.act('appointments.open');
  await screen.type('smith');
  await screen.act('picker.take');
  await ben.perform(bookAppointment, { patient: 'P-00002', doctor: 'L1', start: '2026-11-23T09:00' });
  await screen.act('booking.take');
  expect(screen.text()).toContain('Dr Lindt has Jonas Meyer from 09:00 to 09:30 on 2026-11-23.');
  await screen.act('ask.leave');
  expect(screen.message()).toContain('Dr Lindt has Jonas Meyer from 09:00 to 09:30');
  await screen.waitFor('Meyer, Jonas');
  expect((await visits()).map((visit) => visit.patient_number)).toEqual(['P-00002']);
  await close();
});

test('a visit that another desk cancels changes under the cursor, which stays on it', async () => {
  const { clinic, screen, close } = await openBookDesk({
    booked: [
      { patient: 'P-00001', start: '2026-11-23T09:00' },
      { patient: 'P-00002', start: '2026-11-23T10:00' },
    ],
  });
  const ben = await clinic.anotherDesk();
  await screen.press('down', 'down');
  expect(screen.row('▸').text).toContain('Meyer, Jonas');
  await ben.perform(bookAppointment, { patient: 'P-00003', doctor: 'L1', start: '2026-11-23T09:30' });
  await screen.waitFor('Haddad, Rima');
  expect(screen.row('▸').text).toContain('Meyer, Jonas');
  await close();
});
