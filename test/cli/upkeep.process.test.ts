import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CommandLine } from './frontdesk.ts';

const line = new CommandLine();
beforeAll(async () => {
  await line.json(['init', '--demo', '--name', 'Riverside Clinic', '--time-zone', 'UTC']);
});
afterAll(() => line.remove());

const stepsShape = z.strictObject({
  steps: z.array(
    z.strictObject({ name: z.string(), before: z.number(), after: z.number(), seconds: z.number() }),
  ),
});
const healthShape = z.object({
  ok: z.boolean(),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), message: z.string() })),
});
const statusShape = z.object({
  has_data: z.boolean(),
  rows: z.record(z.string(), z.number()),
  last_backup: z.strictObject({ id: z.string(), at: z.string(), verified_at: z.string() }).nullable(),
  accounts: z.literal(0),
});
const status = async () => statusShape.parse(await line.json(['status']));

describe('the commands that look after the database', () => {
  it('maintain: one step, all of them, and a step that is none', async () => {
    const one = stepsShape.parse(await line.json(['maintain', 'vacuum']));
    expect(one.steps.map(({ name }) => name)).toEqual(['vacuum']);
    const all = stepsShape.parse(await line.json(['maintain', 'all']));
    expect(all.steps.map(({ name }) => name).sort()).toEqual([
      'analyze',
      'check',
      'optimize',
      'reindex',
      'vacuum',
    ]);
    const words = await line.run(['maintain', 'analyze']);
    expect(words.out).toMatch(/^analyze +[\d.]+ MB.*, [\d.]+ s\n$/);
    expect((await line.run(['maintain', 'polish'])).exit).toBe(2);
    expect((await line.run(['maintain', 'vacuum', '--read-only'])).exit).toBe(1);
  });

  it('health: exit 0 and every check good; it names each', async () => {
    const ran = await line.run(['health', '--json']);
    expect(ran.exit).toBe(0);
    const health = healthShape.parse(ran.json());
    expect(health.ok).toBe(true);
    const names = health.checks.map(({ name }) => name);
    for (const name of ['connection', 'integrity', 'foreign_keys', 'schema', 'disk', 'backup'])
      expect(names).toContain(name);
    const words = await line.run(['health', '--no-color']);
    expect(words.out).toContain('✓ ok    integrity: every page is sound');
  });

  it('health says LOOK where others could read the clinic, and goes on being good', async () => {
    chmodSync(line.path('clinic.db'), 0o644);
    const ran = await line.run(['health']);
    chmodSync(line.path('clinic.db'), 0o600);
    expect(ran.exit).toBe(0);
    expect(ran.out).toContain('LOOK  permissions: everybody on this machine can get at');
  });

  it('scheduled, and backup --if-older-than with what follows: day sheets beside the backups', async () => {
    expect(await line.json(['scheduled'])).toEqual({ done: [], by_another: false });
    await line.json(['backup', '--if-older-than', '24h']);
    expect((await status()).last_backup?.id).toMatch(/^\d{8}-\d{6}-[0-9a-f]{4}$/);
    expect(existsSync(line.path('backups/downtime'))).toBe(true);
    const sheets = await line.run(['day-sheets', '--to', '-']);
    expect(sheets.out).toContain('RIVERSIDE CLINIC');
    const file = line.path('sheets.txt');
    expect(await line.json(['day-sheets', '--to', file])).toMatchObject({ file, encrypted: false });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('metrics: text that ends in a line end, and JSON', async () => {
    const text = await line.run(['metrics', '--quick']);
    expect(text.out).toMatch(/^# HELP frontdesk_info /);
    expect(text.out.endsWith('\n')).toBe(true);
    expect(await line.json(['metrics'])).toMatchObject({ health: { ok: true }, rows: { patients: 400 } });
  });

  it('reload prints the status', async () => {
    expect(statusShape.parse(await line.json(['reload'])).rows.patients).toBe(400);
  });

  it('--log-queries: statements without values on stderr or in a file, and stdout stays one document', async () => {
    const ran = await line.run(['patients', 'search', 'okafor', '--json', '--log-queries']);
    expect(ran.exit).toBe(0);
    expect(() => ran.json()).not.toThrow();
    expect(ran.err).toMatch(/ms {2}select .*patient_search match \?/);
    expect(ran.err.toLowerCase()).not.toContain('okafor');
    const file = line.path('queries.log');
    const quiet = await line.run(['patients', 'list', `--log-queries=${file}`, '--json']);
    expect(quiet.err).toBe('');
    expect(readFileSync(file, 'utf8')).toMatch(/ms {2}begin/);
  });

  it('logs: what was done and what failed, narrowed down', async () => {
    await line.run(['settings', 'set', 'backup_schedule', 'sometimes']);
    const row = z.array(
      z.object({ operation: z.string(), outcome: z.string(), message: z.string().nullable() }),
    );
    const failed = row.parse(await line.json(['logs', '--failed']));
    expect(failed.map(({ operation }) => operation)).toContain('settings.set');
    expect(failed.every(({ outcome }) => outcome === 'failed')).toBe(true);
    const [refused] = failed.filter(({ operation }) => operation === 'settings.set');
    expect(refused?.message).toMatch(/^what was asked for was refused/);
    expect(JSON.stringify(failed)).not.toContain('sometimes');
    const maintained = row.parse(await line.json(['logs', '--operation', 'data.maintain', '--limit', '2']));
    expect(maintained).toHaveLength(2);
  });

  it('clear: asks first, keeps a backup, empties; a restore brings everything back', async () => {
    const before = await status();
    const refused = await line.run(['clear', '--json']);
    expect(refused.exit).toBe(3);
    expect(refused.json()).toMatchObject({ error: { code: 'confirm' } });
    expect((await status()).rows.patients).toBe(400);

    const cleared = z
      .object({ rows: z.record(z.string(), z.number()), backup: z.string() })
      .parse(await line.json(['clear', '--yes']));
    expect(cleared.rows.patients).toBe(400);
    const empty = await status();
    expect(empty.has_data).toBe(false);
    expect(empty.last_backup?.id).toBe(cleared.backup);
    expect((await line.run(['health'])).exit).toBe(0);

    await line.json(['restore', cleared.backup, '--yes']);
    const { audit_logs: _audit, operations_log: _log, ...rows } = (await status()).rows;
    expect(before.rows).toMatchObject(rows);
    expect((await line.run(['health'])).exit).toBe(0);
  });

  it('where there is no database: status exits 0, the others 5', async () => {
    const nowhere = ['--db', line.path('nowhere.db')];
    expect((await line.run(['status', ...nowhere])).exit).toBe(0);
    for (const command of ['health', 'maintain', 'metrics', 'scheduled'])
      expect([command, (await line.run([command, ...nowhere])).exit]).toEqual([command, 5]);
  });
});
