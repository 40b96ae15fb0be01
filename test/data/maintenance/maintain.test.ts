import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listLogs } from '../../../src/clinic/operations-log/index.ts';
import { registerPatient, searchPatients } from '../../../src/clinic/patients/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import { idleTask, type Progress } from '../../../src/data/job.ts';
import { maintain, steps } from '../../../src/data/maintenance/index.ts';
import type { OpenedClinic } from '../../../src/data/schema/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';

let clinic: TestClinic;
let opened: OpenedClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
  opened = {
    desk: clinic.desk,
    engine: clinic.engine,
    backups: `${clinic.path}-backups`,
    close: async () => {},
  };
});
afterEach(() => clinic.close());

const register = (last_name: string) =>
  clinic.desk.perform(registerPatient, {
    first_name: 'Ada',
    last_name,
    birth_date: '1991-06-14',
    gender: 'f',
  });

const find = async (text: string) =>
  (await clinic.desk.read(searchPatients, { text })).map(({ last_name }) => last_name);

/** A connection that may break what the program's own may not. */
function breakWith(sql: string): void {
  const database = new Database(clinic.path);
  database.unsafeMode();
  database.exec(sql);
  database.close();
}

describe('maintenance', () => {
  it('does each step, says the sizes before and after, and is noted in the operations log', async () => {
    await register('Okafor');
    breakWith('create table ballast (b); insert into ballast select zeroblob(3000000); drop table ballast');
    const seen: Progress[] = [];
    const task = { ...idleTask, progress: (progress: Progress) => seen.push(progress) };
    const { steps: done } = await carryOut(opened, maintain, { step: 'all' }, task);
    expect(done.map(({ name }) => name)).toEqual(steps);
    const vacuum = done.find(({ name }) => name === 'vacuum');
    if (!vacuum) throw new Error('vacuum was not done');
    expect(vacuum.before - vacuum.after).toBeGreaterThan(2_900_000);
    expect(done.every(({ seconds }) => seconds >= 0)).toBe(true);
    expect(await find('okafor')).toEqual(['Okafor']);
    const [line] = await clinic.desk.read(listLogs, {});
    expect(line).toMatchObject({ operation: 'data.maintain', outcome: 'done' });
    expect(line?.message).toMatch(/^check, analyze, reindex, vacuum, optimize: [\d.]+ MB → [\d.]+ [kM]B$/);
    expect(seen.map(({ phase }) => phase)).toContain('rebuilding indexes');
  });

  it('leaves the journal empty, so that the file alone is the clinic', async () => {
    await register('Okafor');
    await maintain.run(opened, { step: 'optimize', search: true }, idleTask);
    const { journal_bytes } = await (await clinic.engine.maintenance()).size();
    expect(journal_bytes).toBe(0);
  });

  it('a search index that lost somebody is found by the check and mended by reindex', async () => {
    await register('Okafor');
    await register('Lindqvist');
    breakWith('delete from patient_search where rowid = (select min(search_key) from patients)');
    breakWith("insert into patient_search (rowid, terms) values (4711, 'nobody')");
    expect(await find('okafor')).toEqual([]);
    await expect(carryOut(opened, maintain, { step: 'check' })).rejects.toMatchObject({
      code: 'corrupt',
      message: expect.stringContaining('1 patients cannot be found, 1 entries are of nobody'),
    });
    // Also where it would have been left alone if it were sound.
    await carryOut(opened, maintain, { step: 'reindex', search: false });
    await carryOut(opened, maintain, { step: 'check' });
    expect(await find('okafor')).toEqual(['Okafor']);
    expect(await find('ada')).toHaveLength(2);
  });

  it('a torn search index is found by the check', async () => {
    for (const name of ['Okafor', 'Lindqvist', 'Meyer']) await register(name);
    breakWith('delete from patient_search_data where id = (select max(id) from patient_search_data)');
    await expect(carryOut(opened, maintain, { step: 'check' })).rejects.toMatchObject({ code: 'corrupt' });
  });

  it('rebuilding changes no row: no version, no audit entry, no change signal', async () => {
    const patient = await register('Okafor');
    const before = await clinic.engine.changes();
    await carryOut(opened, maintain, { step: 'reindex' });
    const [found] = await clinic.desk.read(searchPatients, { text: 'okafor' });
    expect(found).toMatchObject({ id: patient.id, version: patient.version });
    expect(await clinic.engine.changes()).toBe(before);
  });

  it('stopped between two steps it ends as stopped, and the next desk finds everything whole', async () => {
    for (let count = 0; count < 5; count += 1) await register(`Okafor ${'abcde'[count]}`);
    const stop = new AbortController();
    let reports = 0;
    const progress = () => {
      reports += 1;
      if (reports === 20) stop.abort();
    };
    await expect(
      carryOut(opened, maintain, { step: 'reindex' }, { signal: stop.signal, progress }),
    ).rejects.toMatchObject({ code: 'cancelled' });
    await carryOut(opened, maintain, { step: 'check' });
    expect(await find('okafor')).toHaveLength(5);
  });

  it('waits for a desk that is writing, and is done afterwards', async () => {
    const other = new Database(clinic.path);
    other.exec('begin immediate');
    const vacuuming = carryOut(opened, maintain, { step: 'analyze' });
    setTimeout(() => other.exec('rollback'), 50);
    await expect(vacuuming).resolves.toMatchObject({ steps: [{ name: 'analyze' }] });
    other.close();
  });
});
