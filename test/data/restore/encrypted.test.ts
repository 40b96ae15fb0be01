import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { Patient } from '../../../src/clinic/patients/index.ts';
import { verifyAudit } from '../../../src/data/audit/index.ts';
import { backUp } from '../../../src/data/backup/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import { checkHealth } from '../../../src/data/health/index.ts';
import { idleTask, type Progress } from '../../../src/data/job.ts';
import { restoreJob } from '../../../src/data/restore/index.ts';
import { type OpenedClinic, openClinic } from '../../../src/data/schema/index.ts';
import { keyLine, makeKey } from '../../../src/storage/encryption/key.ts';
import { connect } from '../../../src/storage/sqlite/connect.ts';
import { writeAnew } from '../../../src/storage/sqlite/write-anew.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { furnish, look } from '../../support/furnish.ts';

const key = makeKey();
let folder: string;
let test: TestClinic;
let clinic: OpenedClinic;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'frontdesk-encrypted-'));
  const empty = join(folder, 'empty.db');
  writeFileSync(empty, '', { mode: 0o600 });
  await writeAnew(inject('emptyClinic'), empty, key, { signal: idleTask.signal, seen: () => {} });
  process.env.FRONTDESK_DB_KEY = keyLine(key);
});
afterAll(() => {
  delete process.env.FRONTDESK_DB_KEY;
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  test = await openTestClinic({ copyOf: join(folder, 'empty.db') });
  clinic = await openClinic({ db: test.path, clock: test.clock });
  await furnish(test.desk, {
    time_zone: 'Europe/Berlin',
    specializations: { G: { name: 'General' } },
    patients: [{ first_name: 'Ana', last_name: 'Adams' }],
  });
});
afterEach(async () => {
  await clinic.close();
  await test.close();
});

const restore = (wanted: object, progress: (now: Progress) => void = () => {}) =>
  carryOut(clinic, restoreJob, wanted, { ...idleTask, progress });
const register = (first_name: string, last_name: string) =>
  furnish(test.desk, { specializations: {}, patients: [{ first_name, last_name }] });
const names = () =>
  look(test.desk, async (view) =>
    (await view.em.find(Patient, {}, { orderBy: { number: 'asc' } })).map((one) => one.last_name),
  );

it('an encrypted clinic is restored under a desk that has it open, which goes on', async () => {
  expect(clinic.engine.key).toBe(key.fingerprint);
  const { id } = await carryOut(clinic, backUp, {});
  await register('Ben', 'Okafor');
  expect(await restore({ backup: id })).toMatchObject({ restored: id, set_aside: [], made_plain: false });
  expect(await names()).toEqual(['Adams']);
  await register('Cem', 'Roy');
  expect(await names()).toEqual(['Adams', 'Roy']);
  const { checks } = await checkHealth(clinic);
  expect(checks.filter(({ ok, name }) => !ok && name !== 'backup')).toEqual([]);
  expect(await carryOut(clinic, verifyAudit, {})).toMatchObject({ ok: true });
});

it('what another desk has done since the safety copy was begun is in the next one', async () => {
  const { id } = await carryOut(clinic, backUp, {});
  const before = new Set(readdirSync(clinic.backups));
  const isCopied = () =>
    readdirSync(clinic.backups).some(
      (name) => name.endsWith('.db') && !before.has(name) && statSync(join(clinic.backups, name)).size > 0,
    );
  const other = connect(test.path);
  let isWritten = false;
  const done = await restore({ backup: id }, ({ phase }) => {
    if (isWritten || phase === 'restoring' || !isCopied()) return;
    isWritten = true;
    test.clock.advance({ minutes: 1 });
    other.exec(`update patients set last_name = 'Okafor', version = version + 1;
      update counters set value = value + 1 where name = 'changes'`);
  });
  other.close();
  expect(isWritten).toBe(true);
  expect(await names()).toEqual(['Adams']);
  test.clock.advance({ minutes: 1 });
  expect(await restore({ undo: true })).toMatchObject({ restored: done.safety_copy });
  expect(await names()).toEqual(['Okafor']);
});

it('one that is stopped while its rows are written leaves all as it was', async () => {
  const { id } = await carryOut(clinic, backUp, {});
  await register('Ben', 'Okafor');
  const stop = new AbortController();
  const task = {
    signal: stop.signal,
    progress: ({ phase, done }: Progress) => {
      if (phase === 'restoring' && done > 5) stop.abort();
    },
  };
  await expect(carryOut(clinic, restoreJob, { backup: id }, task)).rejects.toMatchObject({
    code: 'cancelled',
  });
  expect(await names()).toEqual(['Adams', 'Okafor']);
  await register('Cem', 'Roy');
  expect(await carryOut(clinic, verifyAudit, {})).toMatchObject({ ok: true });
});
