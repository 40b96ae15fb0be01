import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { Patient } from '../../../src/clinic/patients/index.ts';
import { backUp, listBackups } from '../../../src/data/backup/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import { checkHealth } from '../../../src/data/health/index.ts';
import { restoreJob } from '../../../src/data/restore/index.ts';
import { type OpenedClinic, openClinic } from '../../../src/data/schema/index.ts';
import { AuditLog } from '../../../src/desk/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { look } from '../../support/furnish.ts';

const desks = 4;
const restores = 3;
const said = z.union([z.object({ id: z.string(), number: z.string() }), z.object({ error: z.string() })]);

let house: TestClinic;
let clinic: OpenedClinic;
const children: ChildProcess[] = [];

beforeEach(async () => {
  house = await openTestClinic();
  clinic = await openClinic({ db: house.path });
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await clinic.close();
  await house.close();
});

/** Desks that register without a pause, and what each has been told. */
async function startDesks() {
  const script = resolve(import.meta.dirname, '../../faults/support/registering-desk.ts');
  const heard: z.output<typeof said>[] = [];
  const ended: Promise<unknown>[] = [];
  for (let nth = 0; nth < desks; nth += 1) {
    const child = spawn(process.execPath, ['--import', 'tsx', script, house.path, `desk ${nth}`], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    children.push(child);
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => heard.push(said.parse(JSON.parse(line))));
    ended.push(once(lines, 'close'));
    await once(lines, 'line');
  }
  const stop = async () => {
    for (const child of children) child.stdin?.write('stop\n');
    await Promise.all(ended);
  };
  /** Until the desks have gone on for a while after what just happened. */
  const goOn = async (more: number) => {
    for (const until = heard.length + more; heard.length < until; )
      await new Promise((done) => setTimeout(done, 5));
  };
  return { heard, stop, goOn };
}

function patientsIn(file: string): string[] {
  const database = new Database(file, { readonly: true });
  const ids = database.prepare<[], string>('select id from patients').pluck().all();
  database.close();
  return ids;
}

test('a restore while others register loses nothing that comes after it, and no entry at all', {
  timeout: 120_000,
}, async () => {
  const { heard, stop, goOn } = await startDesks();
  const { id, rows } = await carryOut(clinic, backUp, {});
  for (let nth = 0; nth < restores; nth += 1) {
    await goOn(20);
    await carryOut(clinic, restoreJob, { backup: id });
  }
  await goOn(20);
  await stop();

  const acknowledged = heard.flatMap((one) => ('id' in one ? [one] : []));
  expect(heard.filter((one) => 'error' in one)).toEqual([]);
  expect(new Set(acknowledged.map(({ number }) => number)).size).toBe(acknowledged.length);
  const [entries, patients] = await look(clinic.desk, async ({ em }) => {
    const log = await em.find(AuditLog, {}, { orderBy: { entry: 'asc' } });
    return [log, (await em.find(Patient, {})).map((one) => one.id)] as const;
  });
  const made = entries.filter(({ entity, kind }) => entity === 'patients' && kind === 'create');
  const inLog = new Set(made.map(({ entity_id }) => entity_id));
  expect(acknowledged.filter((one) => !inLog.has(one.id))).toEqual([]);
  const restored = entries.filter(({ operation }) => operation === 'data.restore');
  expect(restored).toHaveLength(restores);
  // What is there is what the backup held, and exactly what was registered after the last restore.
  const since = made
    .filter(({ entry }) => entry > (restored.at(-1)?.entry ?? 0))
    .map(({ entity_id }) => entity_id);
  expect(since.length).toBeGreaterThan(0);
  expect(patients).toHaveLength((rows.patients ?? 0) + since.length);
  expect(patients).toEqual(expect.arrayContaining(since));
  // Whoever was told that she is registered is here, or in what was kept before one of the restores.
  const keptBefore = new Set((await listBackups(clinic.backups)).flatMap(({ file }) => patientsIn(file)));
  expect(acknowledged.filter((one) => !patients.includes(one.id) && !keptBefore.has(one.id))).toEqual([]);
  expect((await checkHealth(clinic)).checks.filter(({ ok }) => !ok)).toEqual([]);
});
