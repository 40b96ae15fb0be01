import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { listPatients } from '../../../src/clinic/patients/index.ts';
import { backUp } from '../../../src/data/backup/index.ts';
import { carryOut, carryOutAt } from '../../../src/data/carry-out.ts';
import { restoreJob } from '../../../src/data/restore/index.ts';
import { openClinic } from '../../../src/data/schema/index.ts';
import { DeskError } from '../../../src/desk/index.ts';
import type { StartJob } from '../../../src/jobs/index.ts';
import { guardOf } from '../../../src/storage/guard/guard.ts';
import { copyClinic } from '../../support/copy-clinic.ts';
import { furnish } from '../../support/furnish.ts';
import { openScreen, type TestScreen } from '../../support/screen.tsx';

let folder: string;
let db: string;
let screen: TestScreen | undefined;
const open: { close(): Promise<void> }[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'frontdesk-lost-'));
  db = join(folder, 'clinic.db');
});
afterEach(async () => {
  await screen?.close();
  for (const clinic of open.splice(0)) await clinic.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a child process does, in this one. */
const jobs: StartJob = (job, input, heard) => {
  const stop = new AbortController();
  return {
    result: carryOutAt({ db }, job, input, { signal: stop.signal, progress: heard }),
    cancel: () => stop.abort(),
  };
};

/** A clinic with one patient, backed up; answers the backup's id. */
async function clinicWithBackup(): Promise<string> {
  copyClinic(inject('emptyClinic'), db);
  const clinic = await openClinic({ db });
  await furnish(clinic.desk, { specializations: {}, patients: [{ first_name: 'Ana', last_name: 'Adams' }] });
  const { id } = await carryOut(clinic, backUp, {});
  await clinic.close();
  return id;
}

/** The screens as they come up on what is there. */
async function start(): Promise<TestScreen> {
  const problem = await openClinic({ db }).catch((failure: unknown) => failure);
  if (!(problem instanceof DeskError)) throw new Error('It was opened as a clinic.');
  screen = await openScreen({
    desk: null,
    route: 'first-run',
    db,
    problem,
    jobs,
    size: [100, 30],
    onAdopt: (clinic) => open.push(clinic),
  });
  return screen;
}

async function patients(): Promise<string[]> {
  const clinic = await openClinic({ db });
  try {
    return (await clinic.desk.read(listPatients, {})).map(({ last_name }) => last_name);
  } finally {
    await clinic.close();
  }
}

it('offers the newest good backup of a damaged clinic, restores it and goes on', async () => {
  const id = await clinicWithBackup();
  writeFileSync(db, 'this was a database');
  const shown = await start();
  await shown.waitFor('The newest good backup');
  expect(shown.text()).toContain('The database is damaged.');
  expect(shown.text()).toContain(id);
  expect(shown.text()).toContain('It holds 1 patient');
  await shown.act('first-run.restore');
  await shown.waitFor('is set aside, not removed');
  await shown.press('y');
  await shown.waitFor('NEXT APPOINTMENTS');
  expect(await patients()).toEqual(['Adams']);
  const aside = readdirSync(folder).filter((name) => name.includes('.damaged-'));
  expect(aside).toHaveLength(1);
  expect(readFileSync(join(folder, aside[0] ?? ''), 'utf8')).toBe('this was a database');
});

it('leaves a damaged clinic as it is on Esc', async () => {
  await clinicWithBackup();
  writeFileSync(db, 'this was a database');
  const before = readdirSync(folder).sort();
  const shown = await start();
  await shown.waitFor('The newest good backup');
  await shown.act('first-run.begin-anew');
  expect(shown.message()).toContain('A damaged database is not written over');
  await shown.press('esc');
  expect(shown.exitCode()).toBe(0);
  expect(readFileSync(db, 'utf8')).toBe('this was a database');
  expect(readdirSync(folder).sort()).toEqual(before);
});

it('does not take a clinic that is gone for one that never was', async () => {
  const id = await clinicWithBackup();
  for (const end of ['', '-wal', '-shm']) rmSync(`${db}${end}`, { force: true });
  const shown = await start();
  await shown.waitFor('The newest good backup');
  expect(shown.text()).toContain('The database is gone.');
  expect(shown.text()).toContain(id);
  await shown.act('first-run.restore');
  await shown.waitFor('What was entered after that is not in it');
  await shown.press('y');
  await shown.waitFor('NEXT APPOINTMENTS');
  expect(await patients()).toEqual(['Adams']);
});

it('makes a new clinic in the place of a lost one only when that is asked for', async () => {
  await clinicWithBackup();
  for (const end of ['', '-wal', '-shm']) rmSync(`${db}${end}`, { force: true });
  const shown = await start();
  await shown.waitFor('The newest good backup');
  await shown.act('first-run.begin-anew');
  await shown.waitFor('Begin a new, empty clinic?');
  await shown.press('y');
  await shown.waitFor('Name of the clinic');
});

it('makes no new clinic in the place of a lost one that had accounts, and restores that', async () => {
  const id = await clinicWithBackup();
  guardOf(db).noteAccounts('2026-11-21T10:00:00.000Z');
  for (const end of ['', '-wal', '-shm']) rmSync(`${db}${end}`, { force: true });
  const shown = await start();
  await shown.waitFor('The newest good backup');
  await shown.act('first-run.begin-anew');
  await shown.waitFor('There was a clinic with accounts');
  expect(shown.text()).not.toContain('Begin a new, empty clinic?');
  expect(existsSync(db)).toBe(false);
  expect(await carryOutAt({ db }, restoreJob, { backup: id })).toMatchObject({ restored: id });
});

it('makes none either where there is no backup', async () => {
  guardOf(db).noteAccounts('2026-11-21T10:00:00.000Z');
  const shown = await start();
  await shown.waitFor('Name of the clinic');
  await shown.type('Quiet Clinic');
  for (let field = 0; field < 4; field += 1) await shown.act('form.next');
  await shown.press('right');
  await shown.act('form.save');
  await shown.waitFor('There was a clinic with accounts');
  expect(readdirSync(folder)).toEqual(['clinic.db.guard']);
});
