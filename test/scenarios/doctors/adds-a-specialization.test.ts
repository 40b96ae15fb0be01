import { expect, test } from 'vitest';
import { specializationShow } from '../../../src/clinic/specializations/index.ts';
import { clinicAtWork } from '../today/clinic-at-work.ts';

test('adds a specialization and gets a code for its tickets', async () => {
  const { clinic, screen } = await clinicAtWork({ route: 'doctors' });
  await screen.act('doctors.specializations');
  await screen.waitFor('[Specializations]');
  await screen.act('specializations.add');
  await screen.type('cardiology');
  await screen.act('form.save');
  expect(screen.message()).toContain('There is already a specialization named Cardiology.');
  for (let count = 0; count < 'cardiology'.length; count += 1) await screen.press('backspace');
  await screen.type('Gastroenterology');
  await screen.act('form.next');
  await screen.act('form.next');
  for (let count = 0; count < 2; count += 1) await screen.press('backspace');
  await screen.type('4');
  await screen.act('form.save');
  await screen.waitFor('with the code GA');
  expect(screen.row(/Gastroenterology +4/).inverse).toBe(true);
  expect(await clinic.desk.read(specializationShow, { id: 'GA' })).toMatchObject({
    name: 'Gastroenterology',
    max_capacity: 4,
    is_active: true,
  });
});
