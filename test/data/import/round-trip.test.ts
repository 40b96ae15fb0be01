import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registerPatient, soundKey } from '../../../src/clinic/patients/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import { clearAll } from '../../../src/data/clear/index.ts';
import { importFile, importTables } from '../../../src/data/import/index.ts';
import { idleTask } from '../../../src/data/job.ts';
import { createClinic } from '../../../src/data/schema/index.ts';
import { AuditLog } from '../../../src/desk/index.ts';
import { openTestClinic } from '../../support/clinic.ts';
import { type House, openHouse, rowsOf } from '../export/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(() => house.close());

const tables = importTables.map(({ name }) => name);
const allRows = (path: string) => Object.fromEntries(tables.map((table) => [table, rowsOf(path, table)]));

/** The hostile names were written past the program, which keeps the sound of each name beside it. */
function soundAgain(path: string): void {
  const database = new Database(path);
  const update = database.prepare('update patients set sound_key = ? where id = ?');
  for (const { id, first_name, last_name } of rowsOf(path, 'patients'))
    update.run(soundKey(String(first_name), String(last_name)), id);
  database.close();
}

/** A workbook cannot tell no text from an empty one. */
const withoutEmpty = (rows: ReturnType<typeof allRows>) =>
  JSON.parse(JSON.stringify(rows), (_, value) => (value === '' ? null : value));

describe('exported, cleared, and imported again', () => {
  test.each(['all.sql', 'all.csv', 'all.zip', 'all.json', 'all.ndjson', 'all.xlsx'])(
    '%s: every row is as it was',
    async (name) => {
      const { clinic } = house;
      soundAgain(clinic.path);
      const before = allRows(clinic.path);
      expect(before.patients?.length).toBeGreaterThan(300);
      await house.export(name);
      const backups = house.path('backups');
      await carryOut({ ...clinic, ...opened(clinic), backups }, clearAll, {});
      expect(Object.values(allRows(clinic.path)).flat()).toEqual([]);
      const report = await importFile(clinic, { file: house.path(name) }, idleTask);
      const count = Object.values(before).flat().length;
      expect(report).toMatchObject({ read: count, inserted: count, rejected: 0, problems: [] });
      expect(report.tables?.map(({ table }) => table)).toEqual(tables);
      const after = allRows(clinic.path);
      if (name === 'all.xlsx') expect(withoutEmpty(after)).toEqual(withoutEmpty(before));
      else expect(after).toEqual(before);
      expect(await importFile(clinic, { file: house.path(name) }, idleTask)).toMatchObject({
        inserted: 0,
        updated: 0,
        unchanged: count,
      });
    },
    60_000,
  );

  const opened = (clinic: House['clinic']) => ({
    desk: clinic.desk,
    engine: clinic.engine,
    close: async () => {},
  });
});

describe('into another clinic', () => {
  test('which has the same specializations under other ids, every visit finds its own', async () => {
    const other = await openTestClinic();
    await house.export('whole.zip');
    await createClinic(other, { name: 'Other' });
    const report = await importFile(other, { file: house.path('whole.zip') }, idleTask);
    expect(report).toMatchObject({ rejected: 0, unchanged: rowsOf(other.path, 'specializations').length });
    const named =
      'select s.name, count(*) as n from appointments a join specializations s on s.id = a.specialization_id';
    const counted = (path: string) => {
      const database = new Database(path, { readonly: true });
      const rows = database.prepare(`${named} group by 1 order by 1`).all();
      database.close();
      return rows;
    };
    expect(counted(other.path)).toEqual(counted(house.clinic.path));
    await other.close();
  }, 60_000);

  test('numbers go on behind those of the file, and a ticket is given out once', async () => {
    const other = await openTestClinic();
    await house.export('patients.json', { tables: ['patients'] });
    await importFile(other, { file: house.path('patients.json') }, idleTask);
    const numbers = rowsOf(other.path, 'patients').map(({ number }) => String(number));
    const next = await other.desk.perform(registerPatient, {
      first_name: 'Ada',
      last_name: 'New',
      birth_date: '1988-03-07',
      gender: 'f',
    });
    expect(numbers).not.toContain(next.number);
    expect(next.number > (numbers.sort().at(-1) ?? '')).toBe(true);
    await other.close();
  }, 60_000);

  test('every row is audited as the unit of work would have, and what it refers to must be there', async () => {
    const other = await openTestClinic();
    await house.export('some.zip', { tables: ['doctors', 'doctor_schedules', 'appointments'] });
    const report = await importFile(other, { file: house.path('some.zip') }, idleTask);
    const visits = rowsOf(house.clinic.path, 'appointments').length;
    expect(report).toMatchObject({ rejected: visits });
    expect(report.problems[0]).toMatchObject({
      table: 'appointments',
      column: 'patient_id',
      reason: 'There is no such row in patients.',
    });
    const [schedule] = rowsOf(other.path, 'doctor_schedules');
    const entry = await other.engine.orm.em
      .fork()
      .findOneOrFail(AuditLog, { entity: 'doctor_schedules', entity_id: String(schedule?.id) });
    expect(entry).toMatchObject({ operation: 'import.rows', kind: 'create', before: null, actor: 'ana' });
    expect(JSON.parse(entry.after ?? '')).toEqual({
      ...schedule,
      is_available: schedule?.is_available === 1,
    });
    await other.close();
  }, 60_000);
});
