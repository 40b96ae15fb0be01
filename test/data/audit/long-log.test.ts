import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, inject, test } from 'vitest';
import { lookThrough } from '../../../src/data/audit/look-through.ts';
import { idleTask } from '../../../src/data/job.ts';
import { openSqliteAudit } from '../../../src/storage/sqlite/audit-reader.ts';
import { SealedLog } from './sealed-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'frontdesk-long-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a long log is looked through in two threads, which agree where they meet', {
  timeout: 120_000,
}, async () => {
  const log = new SealedLog(inject('emptyClinic'));
  const length = 70_000;
  log.database.exec('begin');
  log.newKey();
  log.add(length);
  log.database.exec('commit');
  const file = join(folder, 'long.db');
  const look = async () => {
    rmSync(file, { force: true });
    log.database.exec(`vacuum into '${file}'`);
    const reader = openSqliteAudit(file, 5000);
    const heard: number[] = [];
    const task = { ...idleTask, progress: ({ done }: { done: number }) => heard.push(done) };
    try {
      return await lookThrough(reader, { keys: log.keys, known: log.head, after: null, against: null }, task);
    } finally {
      reader.close();
      expect(heard.length).toBeGreaterThan(2);
    }
  };
  expect(await look()).toEqual({ entries: length, problems: [], notes: [] });
  // On both sides of where the second thread begins.
  const middle = length / 2;
  for (const entry of [middle, middle + 1]) {
    log.database.exec('begin');
    log.database.exec(`update audit_logs set actor = 'x' where entry = ${entry}`);
    log.database.exec('commit');
    expect((await look()).problems).toMatchObject([{ entry, verdict: 'altered' }]);
    log.database.exec(`update audit_logs set actor = 'ana ' || (${entry} - 1) where entry = ${entry}`);
  }
  log.database.exec(`delete from audit_logs where entry between ${middle - 1} and ${middle + 2}`);
  expect((await look()).problems).toMatchObject([{ entry: middle - 1, to: middle + 2, verdict: 'removed' }]);
});
