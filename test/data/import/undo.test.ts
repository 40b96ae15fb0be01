import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { doctorAbsence, doctorList } from '../../../src/clinic/doctors/index.ts';
import { editPatient, listPatients } from '../../../src/clinic/patients/index.ts';
import { queueJoin } from '../../../src/clinic/queue/index.ts';
import { specializationAdd } from '../../../src/clinic/specializations/index.ts';
import { listUploads, undoUpload } from '../../../src/clinic/uploads/index.ts';
import { verifyAudit } from '../../../src/data/audit/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import { undoLast } from '../../../src/desk/index.ts';
import { type ReadingIn, readingIn } from './support/reading-in.ts';

let house: ReadingIn;
beforeEach(async () => {
  house = await readingIn();
});
afterEach(async () => {
  // Rows go without an entity each, and their entries are sealed all the same.
  expect(await carryOut(house.clinic, verifyAudit, {})).toMatchObject({ ok: true, problems: [] });
  await house.close();
});

const people = ['id,first,last,dob,sex,city', 'r1,Ada,Okafor,1988-03-07,f,Bonn', 'r2,Jo,Meyer,1970-05-05,m,'];
const undo = (id: string | null) => house.clinic.desk.perform(undoUpload, { id: id ?? '' });
const names = async () =>
  (await house.clinic.desk.read(listPatients, {})).map(({ full_name }) => full_name).sort();

describe('taking an import back', () => {
  test('what it inserted goes, is audited, and the same file can be imported again', async () => {
    const file = house.file('people.csv', people);
    const { upload } = await house.run(file);
    const { numbers } = { numbers: house.rows('select number from patients order by 1') };
    expect(await undo(upload)).toMatchObject({ status: 'undone', undone_by: 'ana', removed: 2, set_back: 0 });
    expect(await names()).toEqual([]);
    expect(house.rows('select count(*) as n from patient_search')).toEqual([{ n: 0 }]);
    const audited = house.rows<{ kind: string; entity: string; before: string }>(
      "select kind, entity, before from audit_logs where operation = 'uploads.undo' order by entry",
    );
    expect(audited.map(({ kind, entity }) => `${kind} ${entity}`)).toEqual([
      'delete patients',
      'delete patients',
      'update uploads',
    ]);
    expect(JSON.parse(audited[1]?.before ?? '')).toMatchObject({ first_name: 'Ada', city: 'Bonn' });
    await expect(undo(upload)).rejects.toMatchObject({ code: 'invalid' });
    expect(await house.run(file)).toMatchObject({ inserted: 2 });
    const again = house.rows('select number from patients order by 1');
    expect(again).toHaveLength(2);
    for (const number of numbers) expect(again).not.toContainEqual(number);
  });

  test('what it updated gets its values back', async () => {
    await house.run(house.file('people.csv', people));
    const changed = people.map((line) => line.replace('Bonn', 'Kiel').replace('Jo,Meyer', 'Joe,Meyer'));
    const { upload } = await house.run(house.file('new.csv', [...changed, 'r3,Eva,New,1999-01-01,f,']), {
      on_conflict: 'update',
    });
    expect(await names()).toEqual(['Ada Okafor', 'Eva New', 'Joe Meyer']);
    expect(await undo(upload)).toMatchObject({ removed: 1, set_back: 2 });
    expect(await names()).toEqual(['Ada Okafor', 'Jo Meyer']);
    const [ada] = house.rows("select city, version from patients where external_ref = 'r1'");
    expect(ada).toEqual({ city: 'Bonn', version: 3 });
  });

  test('one who was edited since stops all of it, and says who did it; taken back, it does not', async () => {
    const { upload } = await house.run(house.file('people.csv', people));
    const [ada] = house.rows<{ id: string }>("select id from patients where external_ref = 'r1'");
    const ben = await house.clinic.anotherDesk({ name: 'ben' });
    await ben.perform(editPatient, { id: ada?.id ?? '', city: 'Ulm' });
    await expect(undo(upload)).rejects.toMatchObject({
      code: 'stale',
      message: expect.stringMatching(/^ben has changed Ada Okafor \(P-0+1\) since the import\.$/),
    });
    expect(await names()).toHaveLength(2);
    await ben.perform(undoLast, {});
    expect(await undo(upload)).toMatchObject({ removed: 2 });
  });

  test('the key that undoes does not take back a part of an import, and says where the whole of it is', async () => {
    await house.run(house.file('people.csv', people));
    // As on a screen: the import ran in a process of its own.
    const desk = await house.clinic.anotherDesk({ name: house.clinic.desk.actor.name });
    await expect(desk.perform(undoLast, {})).rejects.toMatchObject({
      message: '“Finish an import” cannot be undone.',
      hint: 'Take the whole import back: Data, Uploads.',
    });
    expect(await names()).toHaveLength(2);
  });

  test('what depends on a row is named, and nothing is taken back', async () => {
    const { upload } = await house.run(house.file('people.csv', people));
    const { desk } = house.clinic;
    const specialization = (await desk.perform(specializationAdd, { name: 'Oncology' })).id;
    const [ada] = house.rows<{ id: string }>("select id from patients where external_ref = 'r1'");
    await desk.perform(queueJoin, { patient: ada?.id ?? '', specialization });
    await expect(undo(upload)).rejects.toMatchObject({
      code: 'in_use',
      message: expect.stringMatching(/^The ticket O-001 of 2026-11-21 depends on Ada Okafor/),
    });
    expect(await names()).toHaveLength(2);
    expect(await desk.read(listUploads, {})).toMatchObject([{ status: 'done', undone_at: null }]);
  });

  test('doctors go with what came with them, but not with a leave that somebody added', async () => {
    const doctors = ['name,licence,specialty', 'Anna Lindt,L1,Rheumatology', 'Ben Roy,L2,Rheumatology'];
    const file = house.file('doctors.csv', doctors);
    const before = house.rows('select code from specializations');
    const first = await house.run(file);
    const { desk } = house.clinic;
    const [anna] = await desk.read(doctorList, {});
    await desk.perform(doctorAbsence, { id: anna?.id ?? '', from: '2026-12-01' });
    await expect(undo(first.upload)).rejects.toMatchObject({
      code: 'in_use',
      message: expect.stringMatching(/^A leave from 2026-12-01 depends on Anna Lindt/),
    });
    await desk.perform(undoLast, {});
    // Two doctors, two links and the specialization that was made for them.
    expect(await undo(first.upload)).toMatchObject({ removed: 5 });
    expect(house.rows('select code from specializations')).toEqual(before);
    expect(await desk.read(doctorList, {})).toEqual([]);
  });
});
