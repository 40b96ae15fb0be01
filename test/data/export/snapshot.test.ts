import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { carryOut } from '../../../src/data/carry-out.ts';
import { exportData, formatNames } from '../../../src/data/export/index.ts';
import type { Progress, Task } from '../../../src/data/job.ts';
import { leftByTheKilled } from '../../support/leftovers.ts';
import { type House, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterEach(() => {
  for (const name of readdirSync(house.folder)) rmSync(house.path(name), { recursive: true });
});
afterAll(() => house.close());

/** A task that does something once the first rows are written. */
function onFirstRows(act: (abort: () => void) => void): Task {
  const stop = new AbortController();
  let isFirst = true;
  return {
    signal: stop.signal,
    progress: () => {
      if (isFirst) act(() => stop.abort());
      isFirst = false;
    },
  };
}

test.each([...formatNames, 'zip'])('stopped half-way it leaves nothing behind: %s', async (ending) => {
  const task = onFirstRows((abort) => abort());
  await expect(house.export(`all.${ending}`, {}, task)).rejects.toMatchObject({ code: 'cancelled' });
  expect(readdirSync(house.folder)).toEqual([]);
});

test('stopped half-way it leaves what was there as it was', async () => {
  writeFileSync(house.path('all.json'), 'mine');
  const task = onFirstRows((abort) => abort());
  await expect(house.export('all.json', { overwrite: true }, task)).rejects.toMatchObject({
    code: 'cancelled',
  });
  expect(readFileSync(house.path('all.json'), 'utf8')).toBe('mine');
  expect(readdirSync(house.folder)).toEqual(['all.json']);
});

test('what a killed export left is cleared away by the next', async () => {
  writeFileSync(house.path(leftByTheKilled('export')), 'half');
  await house.export('doctors.csv', { tables: ['doctors'] });
  expect(readdirSync(house.folder)).toEqual(['doctors.csv']);
});

test('what a killed export had let stand aside is back before the next is asked whether it may be replaced', async () => {
  await house.export('all/', { format: 'csv' });
  const aside = house.path(leftByTheKilled('aside'));
  mkdirSync(aside);
  renameSync(house.path('all'), join(aside, 'all'));
  await expect(house.export('all/', { format: 'csv' })).rejects.toMatchObject({ code: 'confirm' });
  expect(readdirSync(house.folder)).toEqual(['all']);
});

test('a place that is not there or not ours is said in a sentence', async () => {
  await expect(house.export('nowhere/all.json')).rejects.toMatchObject({
    code: 'not_found',
    message: `There is no folder ${house.path('nowhere')}.`,
  });
  mkdirSync(house.path('taken'));
  await expect(house.export('taken', { format: 'json' })).rejects.toMatchObject({ code: 'invalid' });
  await expect(house.export('doctors.csv/all.json')).rejects.toMatchObject({ code: 'not_found' });
});

test.skipIf(process.getuid?.() === 0)('a folder that may not be written in is said to be one', async () => {
  mkdirSync(house.path('closed'));
  chmodSync(house.path('closed'), 0o500);
  await expect(house.export('closed/all.json')).rejects.toMatchObject({ code: 'read_only' });
});

test('progress counts every row, and the log says what went where without saying where', async () => {
  const seen: Progress[] = [];
  const task: Task = { signal: new AbortController().signal, progress: (progress) => seen.push(progress) };
  const file = house.path('some.ndjson');
  await carryOut(house.clinic, exportData, { file, tables: ['doctors', 'patients'], mask: true }, task);
  const rows = house.rows('doctors').length + house.rows('patients').length;
  expect(seen.at(-1)).toEqual({ phase: 'exporting', done: rows, total: rows, unit: 'rows' });
  const [line] = house.rows('operations_log').filter(({ operation }) => operation === 'data.export');
  expect(line).toMatchObject({ outcome: 'done' });
  expect(line?.message).toBe(
    `patients ${house.rows('patients').length}, doctors ${house.rows('doctors').length} as ndjson, masked`,
  );
});

test('a fraction comes back as the same number', async () => {
  const database = new Database(house.clinic.path);
  const fractions = [0.1, 1 / 3, 1e-9, 123456789.12345679, 2, 0.1 + 0.2];
  const insert = database.prepare(
    `insert into operations_log (id, at, operation, actor, session_id, origin, outcome, seconds)
     values (?, '2026-11-21T10:40:00.000Z', 'test', 'ana', 's', 'test', 'done', ?)`,
  );
  for (const [nth, seconds] of fractions.entries()) insert.run(`f${nth}`, seconds);
  database.close();
  await house.export('log.ndjson', { tables: ['operations_log'], where: ['operation=test'] });
  const lines = readFileSync(house.path('log.ndjson'), 'utf8').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).seconds)).toEqual(fractions);
});

test('what another process writes during the export does not show', async () => {
  const before = house.rows('appointments').length;
  let left = -1;
  const task = onFirstRows(() => {
    const other = spawnSync('sqlite3', [house.clinic.path], {
      input:
        "delete from queue_entries; delete from appointments; update patients set email = 'late@example.org' where full_name like 'A%'; select count(*) from appointments;",
    });
    left = Number(other.stdout.toString());
  });
  await house.export('all.json', {}, task);
  expect(left).toBe(0);
  const text = readFileSync(house.path('all.json'), 'utf8');
  expect(JSON.parse(text).tables.appointments).toHaveLength(before);
  expect(text).not.toContain('late@example.org');
});
