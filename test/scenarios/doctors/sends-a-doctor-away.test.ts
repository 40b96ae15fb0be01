import { expect, test } from 'vitest';
import { doctorShow } from '../../../src/clinic/doctors/index.ts';
import { clinicAtWork } from '../today/clinic-at-work.ts';

test('is told of the booked visits when a doctor is made inactive with a key', async () => {
  const { clinic, screen } = await clinicAtWork({ route: 'doctors' });
  await screen.act('doctors.active');
  await screen.waitFor('Make Dr Lindt inactive?');
  await screen.press('y');
  expect(screen.message()).toMatch(/Saved\. \d+ visits need another time, first 2026-11-23 .+\.$/);
  expect(await clinic.desk.read(doctorShow, { id: 'LIC-2001' })).toMatchObject({ status: 'Inactive' });
});

test('is told of the booked visits when the form puts a doctor on leave without dates', async () => {
  const { clinic, screen } = await clinicAtWork({ route: 'doctors' });
  await screen.act('doctors.edit');
  await screen.waitFor('Edit Dr Lindt');
  for (let field = 0; field < 4; field += 1) await screen.act('form.next');
  await screen.press('right', 'right');
  await screen.act('form.save');
  expect(screen.message()).toMatch(/Saved\. \d+ visits need another time, first/);
  expect(await clinic.desk.read(doctorShow, { id: 'LIC-2001' })).toMatchObject({ status: 'On Leave' });
});
