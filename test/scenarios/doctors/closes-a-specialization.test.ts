import { expect, test } from 'vitest';
import { searchPatients } from '../../../src/clinic/patients/index.ts';
import { queueJoin } from '../../../src/clinic/queue/index.ts';
import { specializationShow } from '../../../src/clinic/specializations/index.ts';
import { clinicAtWork } from '../today/clinic-at-work.ts';

test('makes a specialization inactive: nobody new can be queued for it, until it is active again', async () => {
  const { clinic, screen } = await clinicAtWork({ route: 'specializations' });
  const [samira] = await clinic.desk.read(searchPatients, { text: 'samira smith' });
  const join = () => clinic.desk.perform(queueJoin, { patient: samira?.id ?? '', specialization: 'ENT' });
  await screen.press('down', 'down');
  expect(screen.row(/ENT/).inverse).toBe(true);
  await screen.act('specializations.active');
  await screen.act('confirm.yes');
  await screen.waitFor('– inactive');
  expect(await clinic.desk.read(specializationShow, { id: 'ENT' })).toMatchObject({ is_active: false });
  await expect(join()).rejects.toThrow('not active');

  await screen.act('specializations.active');
  await screen.waitFor(() => !screen.text().includes('– inactive'));
  expect((await join()).ticket).toMatch(/^ENT-\d{3}$/);
});

test('deletes none that is in use', async () => {
  const { clinic, screen } = await clinicAtWork({ route: 'specializations' });
  await screen.act('specializations.delete');
  await screen.act('confirm.yes');
  expect(screen.message()).toContain('cannot be deleted');
  expect((await clinic.desk.read(specializationShow, { id: 'C' })).name).toBe('Cardiology');
});
