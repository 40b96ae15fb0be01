import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeBackup } from '../../src/data/backup/index.ts';
import { carryOut } from '../../src/data/carry-out.ts';
import { clearAll } from '../../src/data/clear/index.ts';
import { idleTask, type Job, type Progress } from '../../src/data/job.ts';
import { maintain } from '../../src/data/maintenance/index.ts';
import { restoreJob } from '../../src/data/restore/index.ts';
import { downgradeSchema } from '../../src/data/schema/index.ts';
import { OperationLog } from '../../src/desk/index.ts';
import { changeLock, withLock } from '../../src/storage/lock.ts';
import { openTestClinic, type TestClinic } from '../support/clinic.ts';
import { look } from '../support/furnish.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
});
afterEach(() => clinic.close());

const works = [
  [restoreJob, { at: '2030-01-01' }, changeLock],
  [clearAll, {}, changeLock],
  [downgradeSchema, { to: '1' }, changeLock],
  [maintain, { step: 'check' }, 'maintain'],
] as const;

test.each(works)(
  '$name says that it waits for another desk, and is stopped there like anywhere',
  async (job, input, lock) => {
    await makeBackup(clinic, {}, idleTask);
    const stop = new AbortController();
    const seen: string[] = [];
    const progress = ({ phase }: Progress) => {
      seen.push(phase);
      stop.abort();
    };
    const held = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const holder = withLock(clinic.path, lock, () => {
      held.resolve();
      return release.promise;
    });
    await held.promise;
    const waiting = carryOut(clinic, job as Job, input, { signal: stop.signal, progress });
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    release.resolve();
    await holder;
    expect(seen).toEqual(['waiting for another desk']);
    const lines = await look(clinic.desk, (view) => view.em.find(OperationLog, { operation: job.name }));
    expect(lines).toMatchObject([{ outcome: 'failed', code: 'cancelled' }]);
  },
);
