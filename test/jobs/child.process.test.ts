import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exportData } from '../../src/data/export/index.ts';
import { defineJob, type Progress } from '../../src/data/job.ts';
import { lookOver } from '../../src/data/overview/index.ts';
import { runDue } from '../../src/data/schedule/index.ts';
import { jobNamed, jobNames, jobsInChildren } from '../../src/jobs/index.ts';
import { addAccount } from '../support/accounts.ts';
import { openTestClinic, type TestClinic } from '../support/clinic.ts';

const actor = { name: 'ana', user_id: null, session: 'session-1', origin: 'test' };
let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
});
afterEach(() => clinic.close());

const here = () => jobsInChildren({ db: clinic.path, backups: clinic.backups, actor, credential: null });
const silent = () => {};

describe('a job in a process of its own', () => {
  it('answers what it found in the database', async () => {
    const { status } = await here()(lookOver, {}, silent).result;
    expect(status).toMatchObject({ exists: true, place: clinic.path });
  });

  it('hands its refusal over with code and hint', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'frontdesk-none-'));
    const start = jobsInChildren({ db: join(folder, 'none.db'), backups: folder, actor, credential: null });
    await expect(start(lookOver, {}, silent).result).rejects.toMatchObject({
      code: 'no_database',
      hint: expect.stringContaining('frontdesk init'),
    });
    rmSync(folder, { recursive: true });
  });

  it('that is stopped says so, whatever it was doing', async () => {
    const heard: Progress[] = [];
    const running = here()(lookOver, {}, (progress) => heard.push(progress));
    running.cancel();
    await expect(running.result).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('that nobody knows is a fault of the program, in words', async () => {
    const unknown = defineJob({
      name: 'data.unknown',
      title: 'Unknown',
      input: z.object({}),
      permission: 'data.status',
      run: async () => null,
    });
    await expect(here()(unknown, {}, silent).result).rejects.toThrow('There is no job data.unknown.');
  });
});

describe('what is done by itself', () => {
  it('needs nobody to be signed in, and is bounded to what the settings ask for', async () => {
    await addAccount(clinic.desk, 'admin');
    const place = { db: clinic.path, backups: clinic.backups, actor, credential: null };
    await expect(jobsInChildren(place)(runDue, {}, silent).result).rejects.toMatchObject({
      code: 'not_signed_in',
    });
    const byItself = jobsInChildren({ ...place, isHouse: true });
    expect(await byItself(runDue, {}, silent).result).toMatchObject({ by_another: false });
    const file = join(clinic.backups, 'out.json');
    await expect(byItself(exportData, { file, format: 'json' }, silent).result).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('the list of jobs', () => {
  it('names each job as the job names itself', async () => {
    const named = await Promise.all(jobNames.map(jobNamed));
    expect(named.map((job) => job?.name)).toEqual(jobNames);
  });
});
