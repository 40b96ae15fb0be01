import { createHash } from 'node:crypto';
import {
  closeSync,
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { runCommand } from '../../../src/cli/run.ts';
import { Patient } from '../../../src/clinic/patients/index.ts';
import { loadConfig } from '../../../src/config.ts';
import { backUp, listBackups, listOwnBackups } from '../../../src/data/backup/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import { checkHealth } from '../../../src/data/health/index.ts';
import { findWayBack, groundWithout, restoreJob } from '../../../src/data/restore/index.ts';
import { openClinic } from '../../../src/data/schema/index.ts';
import { AuditLog, OperationLog } from '../../../src/desk/index.ts';
import { copyClinic } from '../../support/copy-clinic.ts';
import { furnish, look } from '../../support/furnish.ts';

let home: string;
let db: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'frontdesk-recovery-'));
  db = join(home, 'clinic.db');
  copyClinic(inject('emptyClinic'), db);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

async function within<T>(body: (clinic: Awaited<ReturnType<typeof openClinic>>) => Promise<T>): Promise<T> {
  const clinic = await openClinic({ db });
  try {
    return await body(clinic);
  } finally {
    await clinic.close();
  }
}

const add = (last_name: string) =>
  within(({ desk }) => furnish(desk, { specializations: {}, patients: [{ first_name: 'A', last_name }] }));
const backup = () => within((clinic) => carryOut(clinic, backUp, {}));
const names = () =>
  within(({ desk }) =>
    look(desk, async (view) =>
      (await view.em.find(Patient, {}, { orderBy: { number: 'asc' } })).map((one) => one.last_name),
    ),
  );

/** One command in this process: its exit code and the one document that it printed. */
async function command(...argv: string[]) {
  let out = '';
  const config = await loadConfig([...argv, '--json'], { FRONTDESK_HOME: home }, home);
  const exit = await runCommand([...argv, '--json'], config, undefined, {
    out: (text) => {
      out += text;
    },
    err: () => {},
  });
  return { exit, json: JSON.parse(out) };
}

const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Random-looking bytes over a page, as a dying disk leaves them. */
function spoil(page: number): void {
  const file = openSync(db, 'r+');
  writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096);
  closeSync(file);
}

/** Pages that hold a table. */
function pagesOf(table: string): number[] {
  const database = new Database(db, { readonly: true });
  const sql = 'select pageno from dbstat where name = ?';
  const pages = database.prepare<[string], number>(sql).pluck().all(table);
  database.close();
  return pages;
}

describe('a database that was replaced by something else', () => {
  it('is refused with the way back, restored on request, and set aside as it is', async () => {
    await add('Adams');
    const { id } = await backup();
    writeFileSync(db, 'not a database at all, by any means');
    const before = hash(db);
    const refused = await command('patients', 'list');
    expect(refused.exit).toBe(5);
    expect(refused.json.error).toMatchObject({ code: 'corrupt', details: { backup: id } });
    expect(refused.json.error.hint).toContain(`frontdesk restore ${id}`);
    expect(hash(db)).toBe(before);
    expect((await command('init', '--yes')).exit).toBe(5);
    expect(hash(db)).toBe(before);

    const done = await command('restore', id, '--yes');
    expect(done).toMatchObject({ exit: 0, json: { restored: id, safety_copy: null } });
    expect(await names()).toEqual(['Adams']);
    const [aside] = done.json.set_aside;
    expect(aside).toMatch(/clinic\.db\.damaged-/);
    expect(hash(aside)).toBe(before);
    expect(statSync(db).mode & 0o777).toBe(0o600);
    const noted = await within(({ desk }) =>
      look(desk, async (view) => [
        await view.em.count(OperationLog, { operation: 'data.restore', outcome: 'done' }),
        await view.em.count(AuditLog, { operation: 'data.restore' }),
      ]),
    );
    expect(noted).toEqual([1, 1]);
    const health = await within(checkHealth);
    expect(health.checks.filter(({ name, ok }) => !ok && name !== 'backup')).toEqual([]);
  });
});

describe('a database that is damaged inside', () => {
  it('keeps its audit log where that can still be read', async () => {
    await add('Adams');
    const { id } = await backup();
    await add('Okafor');
    const entries = () => within(({ desk }) => look(desk, (view) => view.em.count(AuditLog, {})));
    const before = await entries();
    const [root = 0] = pagesOf('patients');
    spoil(root - 1);
    expect(await command('patients', 'list')).toMatchObject({
      exit: 5,
      json: { error: { code: 'corrupt' } },
    });
    const done = await command('restore', id, '--yes');
    expect(done).toMatchObject({ exit: 0, json: { restored: id, safety_copy: null } });
    expect(done.json.set_aside.length).toBeGreaterThan(0);
    expect(await names()).toEqual(['Adams']);
    expect(await entries()).toBe(before + 1);
  });

  it('in the very table that says what it is, is told as damaged', async () => {
    await add('Adams');
    const { id } = await backup();
    for (const page of pagesOf('schema_migrations')) spoil(page - 1);
    const refused = await command('patients', 'list');
    expect(refused).toMatchObject({ exit: 5, json: { error: { code: 'corrupt' } } });
    expect(refused.json.error.hint).toContain(id);
    expect(await command('restore', id, '--yes')).toMatchObject({ exit: 0 });
    expect(await names()).toEqual(['Adams']);
  });

  it('and still open at a desk: that desk writes nothing more into it', async () => {
    await add('Adams');
    const { id } = await backup();
    const desk = await openClinic({ db });
    const [root = 0] = pagesOf('patients');
    spoil(root - 1);
    await command('restore', id, '--yes');
    const writing = furnish(desk.desk, { specializations: { G: { name: 'General' } }, patients: [] });
    await expect(writing).rejects.toMatchObject({ code: 'no_database' });
    await desk.close();
    expect(await names()).toEqual(['Adams']);
  });
});

describe('a database that is gone', () => {
  it('is not quietly made anew, and comes back on request', async () => {
    await add('Adams');
    const { id } = await backup();
    for (const end of ['', '-wal', '-shm']) rmSync(`${db}${end}`, { force: true });
    const refused = await command('patients', 'list');
    expect(refused).toMatchObject({ exit: 5, json: { error: { code: 'no_database' } } });
    expect(refused.json.error.hint).toContain(`frontdesk restore ${id}`);
    expect(await command('init')).toMatchObject({ exit: 3, json: { error: { code: 'confirm' } } });
    expect(existsSync(db)).toBe(false);
    expect((await command('restore', id)).exit).toBe(3);
    expect(await command('restore', id, '--dry-run')).toMatchObject({
      exit: 0,
      json: { would_restore: id, present: 'lost', rows: { patients: { now: 0 } } },
    });
    expect(existsSync(db)).toBe(false);
    expect(await command('restore', id, '--yes')).toMatchObject({ exit: 0, json: { set_aside: [] } });
    expect(await names()).toEqual(['Adams']);
    expect(readdirSync(home).filter((name) => name.startsWith('.frontdesk'))).toEqual([]);
  });

  it('was emptied: the way back is named as well', async () => {
    await add('Adams');
    const { id } = await backup();
    truncateSync(db, 0);
    const refused = await command('patients', 'list');
    expect(refused.exit).toBe(5);
    expect(refused.json.error.hint).toContain(`frontdesk restore ${id}`);
    expect(await command('restore', id, '--yes')).toMatchObject({ exit: 0, json: { safety_copy: null } });
    expect(await names()).toEqual(['Adams']);
  });
});

describe('the way back', () => {
  it('passes over backups that are damaged, and says which', async () => {
    await add('Adams');
    const good = await backup();
    const bad = await backup();
    const bytes = readFileSync(bad.file);
    bytes[9000] = (bytes[9000] ?? 0) ^ 1;
    writeFileSync(bad.file, bytes);
    writeFileSync(db, 'garbage');
    const found = await findWayBack(await groundWithout({ db }));
    expect(found?.backup.id).toBe(good.id);
    expect(found?.passed_over).toMatchObject([{ id: bad.id }]);
    expect(found?.comparison?.rows.patients).toMatchObject({ now: 0 });
  });

  it('is none where there are no backups', async () => {
    writeFileSync(db, 'garbage');
    expect(await findWayBack(await groundWithout({ db }))).toBeNull();
    expect((await command('patients', 'list')).json.error.details).toBeUndefined();
  });
});

describe('a data folder that was copied elsewhere', () => {
  let first: string;
  /** Everything of it; where it lay before, it stays. */
  const move = () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'frontdesk-recovery-'));
    cpSync(home, elsewhere, { recursive: true });
    [first, home, db] = [home, elsewhere, join(elsewhere, 'clinic.db')];
  };
  afterEach(() => rmSync(first, { recursive: true, force: true }));

  it('still knows its backups, and the way back when its database is gone', async () => {
    await add('Adams');
    const { id } = await backup();
    move();
    expect(await command('status')).toMatchObject({ json: { last_backup: { id } } });
    expect(await command('restore', '--at', '2099-01-01', '--dry-run')).toMatchObject({
      exit: 0,
      json: { would_restore: id },
    });
    await within((clinic) => carryOut(clinic, restoreJob, { backup: id }));
    expect(await command('restore', '--undo', '--dry-run')).toMatchObject({ exit: 0 });
    rmSync(db);
    expect(await command('init')).toMatchObject({ exit: 3, json: { error: { code: 'confirm' } } });
    const refused = await command('patients', 'list');
    expect(refused.json.error.hint).toContain('frontdesk restore');
  });

  it('knows the older ones beside those that it has made since', async () => {
    await add('Adams');
    const { id } = await backup();
    move();
    rmSync(first, { recursive: true });
    await backup();
    expect((await listOwnBackups(join(home, 'backups'), db)).map((one) => one.id)).toContain(id);
  });

  it('does not count what another clinic keeps here', async () => {
    await add('Adams');
    const { id } = await backup();
    const backups = join(home, 'backups');
    move();
    rmSync(join(home, 'backups'), { recursive: true });
    const other = await openClinic({ db, backups });
    const { id: theirs } = await carryOut(other, backUp, {});
    await other.close();
    expect((await listBackups(backups)).map((one) => one.id).sort()).toEqual([id, theirs].sort());
    expect((await listOwnBackups(backups, join(first, 'clinic.db'))).map((one) => one.id)).toEqual([id]);
    expect((await listOwnBackups(backups, db)).map((one) => one.id)).toEqual([theirs]);
  });
});
