import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { doctorList } from '../../../src/clinic/doctors/index.ts';
import { listPatients } from '../../../src/clinic/patients/index.ts';
import { settingList } from '../../../src/clinic/settings/index.ts';
import { atTheFirstRun } from './at-the-first-run.ts';

it('makes a clinic with a demo in it from the first screen, by keyboard alone', async () => {
  const house = atTheFirstRun();
  const screen = await house.screen();
  expect(screen.text()).toContain('There is no clinic here yet');
  expect(screen.text()).toContain('clinic.db');
  await screen.type('Harbour Clinic');
  await screen.act('form.next');
  await screen.act('form.enter');
  await screen.type('new york');
  await screen.press('enter');
  expect(screen.row('Time zone').text).toContain('America/New_York');
  await screen.act('form.next');
  await screen.type('united st');
  await screen.press('enter');
  expect(screen.row('Country').text).toContain('United States (US)');
  await screen.act('form.next');
  await screen.press('right');
  await screen.act('form.save');
  await screen.waitFor('NEXT APPOINTMENTS');

  expect(screen.message()).toContain('Harbour Clinic is ready');
  expect(screen.text()).toContain('No doctor on duty for Dermatology: 3 people wait.');
  await house.look(async ({ desk }) => {
    const settings = await desk.read(settingList, {});
    const values = Object.fromEntries(settings.map(({ name, value }) => [name, value]));
    expect(values).toMatchObject({ name: 'Harbour Clinic', time_zone: 'America/New_York' });
    expect(await desk.read(doctorList, {})).toHaveLength(12);
    expect(await desk.read(listPatients, { limit: 5 })).toHaveLength(5);
  });
});

it('makes an empty clinic, and only once it has a name', async () => {
  const house = atTheFirstRun();
  const screen = await house.screen();
  await screen.act('form.save');
  expect(screen.message()).toContain('The name of the clinic is missing.');
  expect(existsSync(house.db)).toBe(false);
  await screen.type('Quiet Clinic');
  for (let field = 0; field < 4; field += 1) await screen.act('form.next');
  await screen.press('right');
  await screen.act('form.save');
  await screen.waitFor('NEXT APPOINTMENTS');
  expect(screen.text()).toContain('Nobody else is expected today.');
  expect(screen.text()).toContain('General practice');
  await house.look(async ({ desk }) => expect(await desk.read(doctorList, {})).toEqual([]));
});

it('gives the demo a name of its own when nobody has one', async () => {
  const house = atTheFirstRun();
  const screen = await house.screen();
  for (let field = 0; field < 3; field += 1) await screen.act('form.next');
  await screen.press('right');
  await screen.act('form.save');
  await screen.waitFor('NEXT APPOINTMENTS');
  await house.look(async ({ desk }) => {
    const settings = await desk.read(settingList, {});
    expect(settings.find(({ name }) => name === 'name')?.value).toBe('Riverside Clinic');
  });
});

it('says that it is at work, and makes one clinic for keys pressed twice', async () => {
  const house = atTheFirstRun();
  const screen = await house.screen();
  await screen.type('Harbour Clinic');
  for (let field = 0; field < 3; field += 1) await screen.act('form.next');
  await screen.press('right');
  const save = '\u0013';
  await screen.send(save + save);
  await screen.waitFor('NEXT APPOINTMENTS');
  expect(screen.written()).toContain('Making the clinic …');
  expect(house.adopted).toHaveLength(1);
});
