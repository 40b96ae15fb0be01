import { expect, test } from 'vitest';
import { doctorShow } from '../../../src/clinic/doctors/index.ts';
import { clinicAtWork } from '../today/clinic-at-work.ts';

test('adds a doctor, her specializations and her week, by keyboard alone', async () => {
  const { clinic, screen } = await clinicAtWork({ demo: false, route: 'doctors' });
  expect(screen.text()).toContain('There is no doctor yet.');
  await screen.act('doctors.add');
  await screen.type('Nora Ek');
  await screen.act('form.next');
  await screen.act('form.next');
  await screen.type('LIC-77');
  await screen.act('form.next');
  await screen.act('form.enter');
  await screen.type('cardio');
  await screen.press('enter');
  await screen.type('general');
  await screen.press('enter');
  await screen.press('enter');
  expect(screen.row('Specializations').text).toContain('C, G');
  await screen.act('form.save');
  await screen.waitFor('The week of Dr Ek');

  await screen.type('8-16 break 12-13');
  await screen.act('form.next');
  await screen.act('doctor-week.copy');
  await screen.type('9-8');
  await screen.act('form.save');
  expect(screen.message()).toContain('08:00 is not after 09:00');
  for (let count = 0; count < 3; count += 1) await screen.press('backspace');
  await screen.type('9-12.30');
  await screen.act('form.save');
  await screen.waitFor('[Schedule]');

  expect(screen.row('Monday').text).toMatch(/08:00–16:00 +break 12:00–13:00/);
  expect(screen.row('Wednesday').text).toMatch(/09:00–12:30 +no break/);
  expect(screen.row('Nora Ek').text).toContain('until 16:00');
  const doctor = await clinic.desk.read(doctorShow, { id: 'LIC-77' });
  expect(doctor.specializations.map(({ code }) => code)).toEqual(['C', 'G']);
  expect(doctor.schedule.map((day) => [day.day_of_week, day.start_time, day.break_start])).toEqual([
    [1, '08:00', '12:00'],
    [2, '08:00', '12:00'],
    [3, '09:00', null],
  ]);
});
