import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { exportData } from '../../src/data/export/index.ts';
import { importJob } from '../../src/data/import/index.ts';
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

const files = { imports: '/', exports: '/', backups: '/', more: [], confine: 'others' } as const;
const here = () =>
  jobsInChildren({ db: clinic.path, backups: clinic.backups, files, actor, credential: null });
const silent = () => {};

describe('a job in a process of its own', () => {
  it('answers what it found in the database', async () => {
    const { status } = await here()(lookOver, {}, silent).result;
    expect(status).toMatchObject({ exists: true, place: clinic.path });
  });

  it('hands its refusal over with code and hint', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'frontdesk-none-'));
    const start = jobsInChildren({
      db: join(folder, 'none.db'),
      backups: folder,
      files,
      actor,
      credential: null,
    });
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

  it.skipIf(!existsSync('/proc/self/task'))(
    'shows nothing of what it works on, and inherits no password',
    async () => {
      const file = join(mkdtempSync(join(tmpdir(), 'frontdesk-child-')), 'Quillfeather.csv');
      onTestFinished(() => rmSync(dirname(file), { recursive: true }));
      writeFileSync(file, 'first_name,last_name,birth_date,gender\nAda,Quillfeather,1991-06-14,f\n');
      for (const name of ['FRONTDESK_PASSWORD', 'FRONTDESK_ADMIN_PASSWORD', 'FRONTDESK_TOKEN'])
        vi.stubEnv(name, 'seven-quiet-herons');
      onTestFinished(() => void vi.unstubAllEnvs());
      const before = new Set(childProcesses());
      const { result } = here()(importJob, { file, table: 'patients' }, silent);
      const [child] = childProcesses().filter((pid) => !before.has(pid));
      const looked: string[] = [];
      // Until it has ended: at every moment the same.
      let isRunning = true;
      const done = result.finally(() => {
        isRunning = false;
      });
      while (isRunning) {
        looked.push(shownBy(child));
        await new Promise((next) => setImmediate(next));
      }
      expect((await done).inserted).toBe(1);
      expect(looked.some((text) => text.includes('child.ts'))).toBe(true);
      const shown = looked.join('\n');
      for (const secret of ['Quillfeather', 'seven-quiet-herons', clinic.path])
        expect(shown).not.toContain(secret);
    },
  );

  it('that nobody knows is a fault of the program, told by where it is', async () => {
    const unknown = defineJob({
      name: 'data.unknown',
      title: 'Unknown',
      input: z.object({}),
      permission: 'data.status',
      run: async () => null,
    });
    await expect(here()(unknown, {}, silent).result).rejects.toThrow(/^Error\n\s+at /);
  });
});

describe('what is done by itself', () => {
  it('needs nobody to be signed in, and is bounded to what the settings ask for', async () => {
    await addAccount(clinic.desk, 'admin');
    const place = { db: clinic.path, backups: clinic.backups, files, actor, credential: null };
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
/** The numbers of the processes that this one has started. */
function childProcesses(): string[] {
  return readdirSync('/proc/self/task').flatMap((thread) =>
    readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
  );
}

/** What others on the machine can see of a process, and what its own login can; nothing once it has ended. */
function shownBy(pid: string | undefined): string {
  try {
    return ['cmdline', 'environ'].map((file) => readFileSync(`/proc/${pid}/${file}`, 'latin1')).join('\n');
  } catch {
    return '';
  }
}

describe('the list of jobs', () => {
  it('names each job as the job names itself', async () => {
    const named = await Promise.all(jobNames.map(jobNamed));
    expect(named.map((job) => job?.name)).toEqual(jobNames);
  });
});
