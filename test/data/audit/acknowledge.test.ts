import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newAuditKey } from '../../../src/clinic/audit/index.ts';
import { anonymisePatient, registerPatient } from '../../../src/clinic/patients/index.ts';
import { settingSet } from '../../../src/clinic/settings/index.ts';
import { acknowledgeAudit, verifyAudit } from '../../../src/data/audit/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import { checkHealth } from '../../../src/data/health/index.ts';
import type { OpenedClinic } from '../../../src/data/schema/index.ts';
import { contentText, sealedColumns, sealingWith } from '../../../src/storage/guard/chain.ts';
import type { AuditKey } from '../../../src/storage/guard/keys.ts';
import { openHouse } from '../../support/accounts.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';

let test: TestClinic;
let clinic: OpenedClinic;

beforeEach(async () => {
  test = await openTestClinic();
  clinic = { ...test, close: async () => {} };
  await openHouse(test);
  for (const name of ['North', 'East', 'South', 'West']) await rename(name);
});
afterEach(() => test.close());

const rename = (value: string) => test.desk.perform(settingSet, { name: 'name', value });
const verify = (more = {}) => carryOut(clinic, verifyAudit, more);
const acknowledge = (entry: number, more = {}) =>
  carryOut(clinic, acknowledgeAudit, { entry, reason: 'The disk failed on Monday night', ...more });
const audited = async () => (await checkHealth(clinic)).checks.find(({ name }) => name === 'audit');

function tamper(...sql: string[]): void {
  const database = new Database(test.path);
  database.exec('drop trigger if exists audit_logs_no_update; drop trigger if exists audit_logs_no_delete;');
  for (const statement of sql) database.exec(statement);
  database.close();
}

function last(): number {
  const database = new Database(test.path, { readonly: true });
  const entry = Number(database.prepare('select max(entry) from audit_logs').pluck().get());
  database.close();
  return entry;
}

describe('a problem that is acknowledged', () => {
  it('stays acknowledged where a patient of it is anonymised, and only what stands there then is', async () => {
    const ada = { first_name: 'Ada', last_name: 'Okafor', birth_date: '1991-06-14', gender: 'f' } as const;
    const { id } = await test.desk.perform(registerPatient, ada);
    await rename('Lake');
    await rename('Hill');
    await rename('Wood');
    const entry = last() - 3;
    tamper(
      `update audit_logs set actor = 'nobody' where entry = ${entry}`,
      `delete from audit_logs where entry = ${entry + 1}`,
    );
    await acknowledge(entry);
    await acknowledge(entry + 1);
    await test.desk.perform(newAuditKey, {});
    const known = [
      { entry, verdict: 'altered', acknowledged: { by: 'Ada Marsh' } },
      { entry: entry + 1, verdict: 'removed', acknowledged: { by: 'Ada Marsh' } },
    ];
    expect(await verify()).toMatchObject({ ok: true, problems: known });
    await test.desk.perform(anonymisePatient, { id, reason: 'asked for by letter' });
    expect(await verify()).toMatchObject({ ok: true, problems: known });
    tamper(`update audit_logs set actor = 'somebody' where entry = ${entry}`);
    expect((await verify()).ok).toBe(false);
  });

  it('stays listed, with who and why, and is no alarm any more; another of its kind is', async () => {
    const entry = last() - 1;
    tamper(`update audit_logs set actor = 'nobody' where entry = ${entry}`);
    expect((await audited())?.ok).toBe(false);
    const done = await acknowledge(entry);
    expect(done.problem).toMatchObject({ entry, verdict: 'altered' });
    const found = await verify();
    expect(found.ok).toBe(true);
    expect(found.problems).toMatchObject([
      {
        entry,
        verdict: 'altered',
        acknowledged: { by: 'Ada Marsh', reason: 'The disk failed on Monday night', entry: done.entry },
      },
    ]);
    expect((await audited())?.ok).toBe(true);
    tamper(`update audit_logs set actor = 'nobody' where entry = ${entry - 1}`);
    const again = await verify();
    expect(again.ok).toBe(false);
    expect(again.problems.filter(({ acknowledged }) => !acknowledged)).toMatchObject([
      { entry: entry - 1, verdict: 'altered' },
    ]);
  });

  it('is another one as soon as the same entry is changed again', async () => {
    const entry = last() - 1;
    tamper(`update audit_logs set actor = 'nobody' where entry = ${entry}`);
    await acknowledge(entry);
    tamper(`update audit_logs set actor = 'somebody' where entry = ${entry}`);
    expect((await verify()).ok).toBe(false);
  });

  it('may be an end that was cut off, before and after somebody has added to the log', async () => {
    const end = last();
    tamper(`delete from audit_logs where entry > ${end - 2}`);
    expect(await verify()).toMatchObject({ ok: false, problems: [{ entry: end - 1, verdict: 'cut_off' }] });
    await acknowledge(end - 1);
    const found = await verify();
    expect(found).toMatchObject({
      ok: true,
      problems: [{ verdict: 'cut_off', acknowledged: { by: 'Ada Marsh' } }],
    });
    await rename('Later');
    const now = last();
    tamper(`delete from audit_logs where entry = ${now}`);
    expect((await verify()).ok).toBe(false);
    await rename('Later still');
    const second = (await verify()).problems.find(({ acknowledged }) => !acknowledged);
    expect(second).toMatchObject({ verdict: 'cut_off', entry: now });
    await acknowledge(now);
    expect((await verify()).ok).toBe(true);
  });

  it('may be a gap; what stands beside it is part of it', async () => {
    const entry = last() - 1;
    tamper(`delete from audit_logs where entry = ${entry}`);
    await acknowledge(entry);
    expect((await verify()).ok).toBe(true);
    tamper(`update audit_logs set actor = 'nobody' where entry = ${entry + 1}`);
    expect((await verify()).ok).toBe(false);
  });

  it('is named by the entry and, where there are several, the verdict; the reason is one', async () => {
    await expect(acknowledge(3)).rejects.toMatchObject({ code: 'not_found' });
    await expect(acknowledge(3, { reason: 'known' })).rejects.toMatchObject({ code: 'invalid' });
    await test.desk.use(null);
    await expect(acknowledge(3)).rejects.toMatchObject({ code: 'not_signed_in' });
  });

  it('cannot be acknowledged by somebody without the key', async () => {
    const entry = last() - 3;
    tamper(`update audit_logs set actor = 'nobody' where entry = ${entry}`);
    const { entry: said } = await acknowledge(entry);
    tamper(
      `update audit_logs set actor = 'nobody' where entry = ${entry - 1}`,
      `update audit_logs set before = replace(before, '"entry":${entry}', '"entry":${entry - 1}') where entry = ${said}`,
    );
    const open = (await verify()).problems.filter(({ acknowledged }) => !acknowledged);
    expect(open.map(({ entry: one }) => one)).toEqual([entry - 1, entry, said]);
  });
});

describe('a changed key', () => {
  const keys = () => clinic.engine.guard.keys();
  const seals = () => {
    const database = new Database(test.path, { readonly: true });
    const found = database
      .prepare<[], { entry: number; seal: string }>('select entry, seal from audit_logs order by entry')
      .all();
    database.close();
    return found;
  };

  it('seals from then on; the one before verifies what is older, and the log says so', async () => {
    const other = await test.anotherDesk();
    const [old] = keys();
    const { key, before } = await test.desk.perform(newAuditKey, {});
    expect([before, key === before]).toEqual([old?.id, false]);
    // A desk that was open before goes on with the new one.
    await other.use(null);
    await expect(other.perform(settingSet, { name: 'name', value: 'x' })).rejects.toThrow();
    await rename('After');
    const found = await verify();
    expect(found).toMatchObject({ ok: true, problems: [] });
    const byKey = seals().map(({ seal }) => seal.slice(0, 8));
    expect(new Set(byKey)).toEqual(new Set([old?.id, key]));
    expect(byKey).toEqual([...byKey].sort((one, two) => (one === two ? 0 : one === old?.id ? -1 : 1)));
  });

  it('that was made by a process that was killed before it sealed anything begins with the next entry', async () => {
    clinic.engine.guard.makeKey(test.clock.now());
    await rename('After');
    expect(await verify()).toMatchObject({ ok: true, problems: [] });
    expect(seals().at(-1)?.seal.slice(0, 8)).toBe(keys().at(-1)?.id);
  });

  it('keeps whoever has the older one from writing on, and from writing anew what is before', async () => {
    const [old] = keys() as [AuditKey];
    await test.desk.perform(newAuditKey, {});
    await rename('After');
    const database = new Database(test.path);
    database.exec('drop trigger audit_logs_no_update; drop trigger audit_logs_no_delete;');
    const row = (entry: number) =>
      database
        .prepare<[number], Record<string, string | number | null>>('select * from audit_logs where entry = ?')
        .get(entry) ?? {};
    const sealed = (fields: Record<string, string | number | null>, previous: string) =>
      sealingWith(old)(previous, contentText(sealedColumns.map((column) => fields[column] ?? null)));
    const end = last();
    const added: Record<string, string | number | null> = { ...row(end), entry: end + 1 };
    added.seal = sealed(added, String(row(end).seal));
    const names = Object.keys(added);
    database
      .prepare(
        `insert into audit_logs (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map(() => '?').join(', ')})`,
      )
      .run(...Object.values(added));
    expect((await verify()).problems).toMatchObject([{ entry: end + 1, verdict: 'inserted' }]);
    database.prepare('delete from audit_logs where entry = ?').run(end + 1);
    expect((await verify()).ok).toBe(true);
    const first = seals().find(({ seal }) => !seal.startsWith(old.id))?.entry ?? 0;
    let previous = String(row(2).seal);
    for (let entry = 3; entry < first; entry += 1) {
      const forged = { ...row(entry), actor: 'somebody else' };
      previous = sealed(forged, previous);
      database
        .prepare('update audit_logs set actor = ?, seal = ? where entry = ?')
        .run('somebody else', previous, entry);
    }
    database.close();
    expect((await verify()).problems).toMatchObject([{ entry: first, verdict: 'rewritten' }]);
  });
});
