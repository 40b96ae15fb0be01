import { expect, test } from 'vitest';
import { exitCodeOf } from '../../../src/cli/exit-code.ts';
import { cancelAppointment } from '../../../src/clinic/appointments/index.ts';
import { listOpenings, openClinical, showClinical } from '../../../src/clinic/clinical/index.ts';
import {
  editPatient,
  patientHistory,
  registerPatient,
  showPatient,
} from '../../../src/clinic/patients/index.ts';
import { queueNext } from '../../../src/clinic/queue/index.ts';
import { type Desk, DeskError, undoLast } from '../../../src/desk/index.ts';
import { FORMER, openWard, SECRETS } from './ward.ts';

const ADA = { patient: 'P-00001' };
const why = 'Brought in unconscious, no relatives';

async function refusalOf(asked: Promise<unknown>): Promise<DeskError> {
  const error = await asked.then(
    () => null,
    (problem: unknown) => problem,
  );
  if (!(error instanceof DeskError)) throw new Error('It was not refused.', { cause: error });
  return error;
}

const record = (desk: Desk, id = 'P-00001') => desk.read(showPatient, { id });

test('each sees what the role may see of the record', async () => {
  const { people } = await openWard();
  const closed = { medications: null, medical_history: null, allergies: 'latex', blood_type: 'A+' };
  expect(await record(people.Stan.desk)).toMatchObject({ ...closed, clinical: 'never' });
  expect(await record(people.Ada.desk)).toMatchObject({ ...closed, clinical: 'reason_needed' });
  expect(await record(people.Otto.desk)).toMatchObject({ ...closed, clinical: 'reason_needed' });
  expect(await record(people.Lin.desk)).toMatchObject({ ...SECRETS, clinical: 'open' });
  expect(await record(people.Nia.desk)).toMatchObject({ ...SECRETS, clinical: 'open' });
});

test('a reason opens the record of somebody else’s patient for an hour, to this person alone, on record', async () => {
  const { people, clinic, audit } = await openWard();
  const { desk } = people.Otto;
  const opened = await desk.perform(openClinical, { ...ADA, reason: why });
  expect(opened).toMatchObject({ patient_number: 'P-00001', expires_at: '2026-11-21T09:00:00.000Z' });
  expect(await record(desk)).toMatchObject({ ...SECRETS, clinical: 'open' });
  expect(await desk.read(showClinical, ADA)).toMatchObject({ ...SECRETS, blood_type: 'A+' });
  expect((await record(desk, 'P-00002')).clinical).toBe('reason_needed');
  expect((await record(people.Ada.desk)).clinical).toBe('reason_needed');
  clinic.clock.advance({ minutes: 59 });
  expect((await record(desk)).clinical).toBe('open');
  clinic.clock.advance({ minutes: 1 });
  expect(await record(desk)).toMatchObject({ medications: null, clinical: 'reason_needed' });

  const [entry, ...others] = await audit({ entity: 'clinical_accesses' });
  expect(others).toEqual([]);
  expect(entry).toMatchObject({
    operation: 'clinical.open',
    kind: 'create',
    actor: 'Otto Wood',
    patient_id: opened.patient,
  });
  expect(JSON.parse(entry?.after ?? '')).toMatchObject({ reason: why, patient_id: opened.patient });
});

test('an administrator sees who opened whose record and why', async () => {
  const { people, clinic } = await openWard();
  await people.Otto.desk.perform(openClinical, { ...ADA, reason: why });
  clinic.clock.advance({ minutes: 1 });
  await people.Ada.desk.perform(openClinical, { ...ADA, reason: 'A complaint of the patient herself' });
  const rows = await people.Ada.desk.read(listOpenings, {});
  expect(
    rows.map(({ user_name, role, patient_number, reason }) => [user_name, role, patient_number, reason]),
  ).toEqual([
    ['Ada Wood', 'admin', 'P-00001', 'A complaint of the patient herself'],
    ['Otto Wood', 'doctor', 'P-00001', why],
  ]);
  const of = async (asked: { user?: string; patient?: string }) =>
    (await people.Ada.desk.read(listOpenings, asked)).length;
  expect(await of({ user: 'Otto@clinic.example' })).toBe(1);
  expect(await of({ patient: 'P-00002' })).toBe(0);
  expect((await refusalOf(people.Otto.desk.read(listOpenings, {}))).code).toBe('forbidden');
});

test.each(['', 'x', 'emergency', '. . . . . . . . . . . .'])('“%s” is no reason', async (reason) => {
  const { people, audit } = await openWard();
  const refused = await refusalOf(people.Otto.desk.perform(openClinical, { ...ADA, reason }));
  expect(refused.fields?.reason).toBeDefined();
  expect(await audit({ entity: 'clinical_accesses' })).toEqual([]);
});

test('the front desk is not let in with any reason: exit 4, and a refusal in the log', async () => {
  const { people, audit } = await openWard();
  const asked = [
    people.Stan.desk.read(showClinical, ADA),
    people.Stan.desk.perform(openClinical, { ...ADA, reason: why }),
  ];
  for (const one of asked) expect(exitCodeOf((await refusalOf(one)).code)).toBe(4);
  expect((await audit({ kind: 'refuse' })).map(({ operation, actor }) => [operation, actor])).toEqual([
    ['clinical.show', 'Stan Wood'],
    ['clinical.open', 'Stan Wood'],
  ]);
});

test('a doctor without a reason is refused with how to open it, and the log says whose record it was', async () => {
  const { people, audit } = await openWard();
  const refused = await refusalOf(people.Otto.desk.read(showClinical, ADA));
  expect(refused).toMatchObject({ code: 'forbidden', message: 'The clinical data of Ada Okafor is closed.' });
  expect(refused.hint).toContain('frontdesk clinical open P-00001 --reason');
  const { id } = await record(people.Otto.desk);
  expect(await audit({ kind: 'refuse' })).toMatchObject([{ operation: 'clinical.show', patient_id: id }]);
});

test('what is open needs no reason', async () => {
  const { people } = await openWard();
  for (const { desk } of [people.Lin, people.Nia]) {
    const refused = await refusalOf(desk.perform(openClinical, { ...ADA, reason: why }));
    expect(refused.message).toBe('The record of Ada Okafor is open to you already.');
  }
});

test('a patient is the doctor’s own by a visit that stands, or by being called to that doctor', async () => {
  const { people, visit } = await openWard();
  const access = async () => [
    (await record(people.Lin.desk)).clinical,
    (await record(people.Otto.desk)).clinical,
  ];
  await people.Stan.desk.perform(cancelAppointment, { id: visit, reason: 'She is away' });
  expect(await access()).toEqual(['reason_needed', 'reason_needed']);
  await people.Stan.desk.perform(queueNext, { specialization: 'G', doctor: 'L1' });
  expect(await access()).toEqual(['open', 'reason_needed']);
});

test('contact data is everybody’s to edit, and leaves what is closed as it was', async () => {
  const { people } = await openWard();
  for (const name of ['Stan', 'Ada', 'Otto'] as const) {
    const { version } = await record(people[name].desk);
    const city = `Leeds ${version}`;
    const changed = await people[name].desk.perform(editPatient, {
      id: 'P-00001',
      version,
      city,
      allergies: 'latex',
    });
    expect(changed).toMatchObject({ city, medications: null });
  }
  expect(await record(people.Nia.desk)).toMatchObject({ ...SECRETS, allergies: 'latex', blood_type: 'A+' });
});

test('each field has those who may change it', async () => {
  const { people } = await openWard();
  const edit = (desk: Desk, change: object) => desk.perform(editPatient, { id: 'P-00001', ...change });
  const change = { allergies: 'none', blood_type: '0-', medications: 'none', medical_history: null };
  const refused = await refusalOf(edit(people.Stan.desk, { city: 'Leeds', ...change }));
  expect(refused.message).toBe(
    'Not for staff to change: blood type, allergies, medications, medical history.',
  );
  expect(Object.keys(refused.fields ?? {}).sort()).toEqual(Object.keys(change).sort());
  expect((await record(people.Stan.desk)).city).toBeNull();
  await edit(people.Otto.desk, { allergies: 'latex, nuts', blood_type: '0-' });
  const closed = await refusalOf(edit(people.Otto.desk, { medications: 'none' }));
  expect(closed).toMatchObject({
    code: 'forbidden',
    message: 'The clinical data of this patient is closed: medications.',
  });
  await people.Otto.desk.perform(openClinical, { ...ADA, reason: why });
  await edit(people.Otto.desk, { medications: 'none' });
  await edit(people.Lin.desk, { medical_history: null });
  expect(await record(people.Nia.desk)).toMatchObject({
    allergies: 'latex, nuts',
    blood_type: 'O-',
    medications: 'none',
    medical_history: null,
  });
});

test('the front desk registers without clinical fields, a nurse with them', async () => {
  const { people } = await openWard();
  const born = { first_name: 'Nora', last_name: 'Hill', birth_date: '1990-05-05', gender: 'Female' };
  const refused = await refusalOf(
    people.Stan.desk.perform(registerPatient, { ...born, allergies: 'nuts', medications: '' }),
  );
  expect(refused).toMatchObject({ code: 'forbidden', message: 'Not for staff to change: allergies.' });
  const { number } = await people.Stan.desk.perform(registerPatient, { ...born, allergies: '' });
  expect(number).toBe('P-00007');
  const full = { ...born, first_name: 'Mia', allergies: 'nuts', medications: 'insulin' };
  expect(await people.Nia.desk.perform(registerPatient, full)).toMatchObject({ medications: 'insulin' });
  // Whoever may write may write down what a newcomer says; seeing it later needs a reason.
  const written = { ...full, first_name: 'Lea' };
  expect(await people.Ada.desk.perform(registerPatient, written)).toMatchObject({ medications: null });
});

test('the history of changes leaves out what is closed', async () => {
  const { people } = await openWard();
  const fields = async (desk: Desk) =>
    (await desk.read(patientHistory, { id: 'P-00001' })).map(({ changes }) =>
      changes.map(({ field }) => field),
    );
  expect(await fields(people.Stan.desk)).toEqual([[], ['blood_type', 'allergies'], expect.anything()]);
  const [last] = await people.Nia.desk.read(patientHistory, { id: 'P-00001' });
  expect(last?.changes).toContainEqual({
    field: 'medications',
    before: FORMER.medications,
    after: SECRETS.medications,
  });
});

test('undo of a front desk’s edit leaves clinical data as it was', async () => {
  const { people } = await openWard();
  await people.Stan.desk.perform(editPatient, { id: 'P-00001', city: 'Leeds' });
  await people.Stan.desk.perform(undoLast, { anywhere: false });
  expect(await record(people.Nia.desk)).toMatchObject({ ...SECRETS, city: null });
});
