import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BackupSite, strikesOr } from './backup-site.ts';

const strikes = strikesOr(5);
/** Within this many milliseconds every kind of backup is made once. */
const window = 600;

let site: BackupSite;
beforeAll(async () => {
  site = await BackupSite.make();
}, 60_000);
afterAll(() => site.remove());

test(`a backup that is killed leaves the database and the other backups whole, ${strikes} times`, async () => {
  for (let strike = 0; strike < strikes; strike += 1) {
    if (strike % 10 === 0) site.forgetBackups();
    const made = await killed(strike);
    const listed = await site.requireSound();
    for (const id of made) expect(listed).toContain(id);
    await site.requireSwept();
  }
}, 3_000_000);

/** The ids that were acknowledged before the process was killed, at a moment that differs from strike to strike. */
async function killed(strike: number): Promise<string[]> {
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      join(import.meta.dirname, 'backup-forever.ts'),
      site.db,
      site.recipient,
      String(strike),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  const ready = new Promise<void>((done) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.startsWith('ready\n')) done();
    });
  });
  const ended = new Promise((done) => child.once('close', done));
  await Promise.race([ready, ended]);
  await wait(Math.random() * window);
  child.kill('SIGKILL');
  await ended;
  const [first, ...ids] = said.split('\n').slice(0, -1);
  expect(first).toBe('ready');
  return ids;
}
