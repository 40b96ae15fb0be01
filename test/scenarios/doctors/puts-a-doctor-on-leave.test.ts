import { expect, test } from 'vitest';
import { doctorShow } from '../../../src/clinic/doctors/index.ts';
import { clinicAtWork } from '../today/clinic-at-work.ts';

test('plans a leave, is told of the visits in it, and takes it away again', async () => {
  const { clinic, screen } = await clinicAtWork({ route: 'doctors' });
  expect(screen.row('Dr Anna Lindt').text).toContain('until 16:00');
  await screen.act('doctors.leave');
  await screen.type('23.11.26');
  await screen.act('form.next');
  await screen.type('20.11.26');
  await screen.act('form.save');
  expect(screen.message()).toContain('The last day, 2026-11-20, lies before the first');
  for (let count = 0; count < 8; count += 1) await screen.press('backspace');
  await screen.type('24.11.26');
  await screen.act('form.save');
  await screen.waitFor('[Leave 1]');
  expect(screen.message()).toMatch(/\d+ visits need another time, first 2026-11-23 .+\.$/);
  expect(screen.row('Dr Anna Lindt').text).toContain('away, back 25 Nov');
  expect(screen.row('Mon 23 Nov 2026 – Tue 24 Nov 2026').text).toContain('2 days');
  const away = await clinic.desk.read(doctorShow, { id: 'LIC-2001' });
  expect(away.absences).toMatchObject([{ from_date: '2026-11-23', to_date: '2026-11-24' }]);

  await screen.act('doctors.take-leave-away');
  await screen.press('enter');
  await screen.waitFor('[Leave 0]');
  expect(screen.row('Dr Anna Lindt').text).toContain('until 16:00');
  expect((await clinic.desk.read(doctorShow, { id: 'LIC-2001' })).absences).toEqual([]);
});
