import { expect, test } from 'vitest';
import { doctorEdit, doctorShow } from '../../../src/clinic/doctors/index.ts';
import { clinicAtWork } from '../today/clinic-at-work.ts';

test('says who changed the doctor meanwhile, and overwrites nothing', async () => {
  const { clinic, screen } = await clinicAtWork({ route: 'doctors' });
  await screen.act('doctors.edit');
  await screen.waitFor('Edit Dr Lindt');
  const ben = await clinic.anotherDesk();
  await ben.perform(doctorEdit, { id: 'LIC-2001', title: 'Prof' });
  await screen.type('-Berg');
  await screen.act('form.save');
  expect(screen.message()).toContain('changed by ben');
  const doctor = await clinic.desk.read(doctorShow, { id: 'LIC-2001' });
  expect(doctor).toMatchObject({ title: 'Prof', full_name: 'Anna Lindt' });
});

test('shows a new colleague of another desk without losing the cursor', async () => {
  const { clinic, screen } = await clinicAtWork({ route: 'doctors' });
  await screen.press('down', 'down');
  expect(screen.row('Dr Beatriz Carvalho').inverse).toBe(true);
  const { doctorAdd } = await import('../../../src/clinic/doctors/index.ts');
  const ben = await clinic.anotherDesk();
  await ben.perform(doctorAdd, { full_name: 'Aaron First', license_number: 'LIC-1' });
  await screen.waitFor('Aaron First');
  expect(screen.row('Dr Beatriz Carvalho').inverse).toBe(true);
});
