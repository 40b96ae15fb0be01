import { expect, onTestFinished, test } from 'vitest';
import { listOpenings } from '../../../src/clinic/clinical/index.ts';
import { showPatient } from '../../../src/clinic/patients/index.ts';
import { openWard, SECRETS, type Ward } from '../../clinic/clinical/ward.ts';
import { goodPassword } from '../../support/accounts.ts';
import { openScreen, type TestScreen } from '../../support/screen.tsx';

/** Somebody of the ward at a screen, with the record of P-00001 open. */
async function atRecord(name: keyof Ward['people']): Promise<Ward & { screen: TestScreen }> {
  const ward = await openWard();
  const { desk } = ward.people[name];
  const { id } = await desk.read(showPatient, { id: 'P-00001' });
  const screen = await openScreen({
    desk,
    who: { email: `${name.toLowerCase()}@clinic.example`, password: goodPassword },
    clock: ward.clinic.clock,
    route: 'patients',
    params: { id },
    house: { name: 'Riverside Clinic', time_zone: 'UTC', idle_lock_minutes: 240 },
  });
  onTestFinished(() => screen.close());
  await screen.waitFor('[Summary]');
  return { ...ward, screen };
}

test('a doctor opens the record of somebody else’s patient with a reason; an hour later it is closed again', async () => {
  const { screen, people, clinic } = await atRecord('Otto');
  expect(screen.row('Medical history').text).toContain('opens with a reason: press o');
  expect(screen.row('Allergies').text).toContain('latex');
  expect(screen.footer()).toContain('o open, saying why');
  await screen.press('o');
  await screen.waitFor('Open the clinical data of Ada Okafor?');
  await screen.type('because');
  await screen.press('enter');
  expect(screen.message()).toContain('Say in a few words why');
  expect(screen.text()).toContain('Open the clinical data of Ada Okafor?');
  await screen.type(' she collapsed here');
  await screen.press('enter');
  await screen.waitFor(SECRETS.medical_history);
  expect(screen.message()).toContain('The record of Ada Okafor is open to you until 09:00.');
  expect(screen.row('Opened').text).toContain('for you until 09:00');
  expect(screen.row('Medications').text).toContain(SECRETS.medications);
  expect(await people.Ada.desk.read(listOpenings, {})).toMatchObject([
    { user_name: 'Otto Wood', patient_number: 'P-00001', reason: 'because she collapsed here' },
  ]);
  clinic.clock.advance({ minutes: 60 });
  await screen.tick();
  await screen.waitFor('opens with a reason');
  expect(screen.text()).not.toContain('xq-');
});

test('the front desk sees that there is nothing for it, and edits the rest', async () => {
  const { screen, people } = await atRecord('Stan');
  expect(screen.row('Medical history').text).toContain('not for the front desk');
  await screen.press('o');
  expect(screen.message()).toContain('Clinical data is not for the front desk.');
  await screen.act('patients.edit');
  await screen.waitFor('Edit Okafor, Ada');
  for (const label of ['Medical', 'Allergies', 'Blood type', 'Medications', 'History']) {
    expect(screen.text()).not.toContain(label);
  }
  await screen.press('tab', 'tab', 'tab', 'tab', 'tab');
  await screen.type('ada@example.org');
  await screen.act('form.save');
  await screen.waitFor('Saved Ada Okafor.');
  expect(await people.Nia.desk.read(showPatient, { id: 'P-00001' })).toMatchObject({
    ...SECRETS,
    allergies: 'latex',
    blood_type: 'A+',
    email: 'ada@example.org',
  });
});

test('another doctor may change allergies, and what is closed only after opening it', async () => {
  const { screen } = await atRecord('Otto');
  await screen.act('patients.edit');
  await screen.waitFor('Edit Okafor, Ada');
  await screen.resize(80, 40);
  const folded = () => screen.row('Medical').text;
  expect(folded()).toContain('2');
  await screen.press('esc');
  await screen.waitFor('[Summary]');
  await screen.press('o');
  await screen.type('She asked me for a second opinion');
  await screen.press('enter');
  await screen.waitFor(SECRETS.medical_history);
  await screen.act('patients.edit');
  await screen.waitFor('Edit Okafor, Ada');
  expect(folded()).toContain('4');
});

test('a nurse sees everything at once', async () => {
  const { screen } = await atRecord('Nia');
  expect(screen.row('Medical history').text).toContain(SECRETS.medical_history);
  await screen.press('o');
  expect(screen.message()).toContain('open to you');
});
