import { existsSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { listBackups } from '../../../src/data/backup/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import type { OpenedClinic } from '../../../src/data/schema/index.ts';
import type { StartJob } from '../../../src/jobs/index.ts';
import { jobsHere } from '../../support/jobs.ts';
import { atTheDataScreen } from './data-desk.ts';

/** Backups take as long as the test wants, and are stopped in the middle of their work. */
function slowBackups() {
  const go = Promise.withResolvers<void>();
  let clinic: OpenedClinic | undefined;
  const start: StartJob = (job, input, heard) => {
    if (!clinic) throw new Error('The clinic is not open yet.');
    if (job.name !== 'data.backup') return jobsHere(clinic)(job, input, heard);
    const stop = new AbortController();
    let isAsked = false;
    const here = clinic;
    heard({ phase: 'copying', done: 430, total: 1000, unit: 'pages' });
    const work = async () => {
      await go.promise;
      return carryOut(here, job, input, {
        signal: stop.signal,
        progress(progress) {
          heard(progress);
          if (isAsked) stop.abort();
        },
      });
    };
    const cancel = () => {
      isAsked = true;
    };
    return { result: work(), cancel };
  };
  return { start, of: (one: OpenedClinic) => (clinic = one), go: () => go.resolve() };
}

it('cancels a long backup with Esc; nothing is left behind, and the other screens went on', async () => {
  const slow = slowBackups();
  const { clinic, screen } = await atTheDataScreen({
    jobs: slow.start,
    before: async (one) => slow.of({ ...one, close: async () => {} }),
  });
  await screen.act('data.backup');
  await screen.waitFor('43 %');
  expect(screen.text()).toContain('430 of 1 000 pages');
  expect(screen.footer()).toContain('Esc stop it');

  await screen.press('3');
  expect(screen.message()).toContain('Back up: copying 43 %');
  await screen.press('7');
  await screen.waitFor('Esc stops it and leaves nothing behind');

  await screen.press('b');
  expect(screen.message()).toContain('still under way');
  await screen.act('running-job.stop');
  await screen.waitFor('Stopping where nothing is half done');
  slow.go();
  await screen.waitFor('! Back up: Stopped.');
  expect(screen.text()).not.toContain('43 %');
  expect(await listBackups(clinic.backups)).toEqual([]);
  expect(existsSync(clinic.backups) ? readdirSync(clinic.backups) : []).toEqual([]);
});
