import { expect, it } from 'vitest';
import { editPatient, registerPatient, showPatient } from '../../../src/clinic/patients/index.ts';
import { ANA, houseWithAccounts, NORA, signInAt } from './with-accounts.ts';

const samira = { first_name: 'Samira', last_name: 'Benali', birth_date: '1988-03-07', gender: 'Female' };

async function atTheLog() {
  const house = await houseWithAccounts();
  const ana = await house.deskOf(ANA);
  const { id, version } = await ana.perform(registerPatient, samira);
  await ana.perform(editPatient, { id, version, phone: '020 7946 0712' });
  await ana.read(showPatient, { id });
  const screen = await house.screen({ size: [120, 40] });
  await signInAt(screen, NORA);
  await screen.press('8', 'shift-tab');
  await screen.waitFor(/Nora Lind +Sign in/);
  return screen;
}

it('an administrator sees who changed and who saw what, filters it, and reads before and after', async () => {
  const screen = await atTheLog();
  await screen.act('audit.patient');
  await screen.type('benali');
  await screen.waitFor('1988-03-07');
  await screen.press('enter');
  await screen.waitFor('only Benali, Samira');
  await screen.waitFor('3 entries');
  expect(screen.text()).not.toContain('Sign in ');
  await screen.act('audit.operation');
  await screen.press('ctrl-u');
  await screen.type('patients.edit');
  await screen.press('enter');
  await screen.waitFor('1 entry');
  expect(screen.row('▸').text).toMatch(/Ana Díaz +Edit a patient +Benali, Samira P-/);
  await screen.act('audit.open');
  await screen.waitFor('+ +442079460712');
  expect(screen.text()).toContain('Edit a patient');
  expect(screen.text()).toContain('patients.edit: changed patients');
  await screen.press('esc');
  await screen.act('audit.all');
  await screen.waitFor(/Nora Lind +Sign in/);
});

it('an administrator verifies the log, and is told that it is whole', async () => {
  const screen = await atTheLog();
  await screen.act('audit.verify');
  await screen.waitFor('nothing was changed, removed or put in');
});
