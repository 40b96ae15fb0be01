import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { makeBackup } from '../../src/data/backup/index.ts';
import { idleTask } from '../../src/data/job.ts';
import { openClinic } from '../../src/data/schema/index.ts';
import { wallText } from '../../src/desk/words/index.ts';
import { CommandLine } from './frontdesk.ts';

const row = z.object({
  id: z.string(),
  file: z.string(),
  kind: z.enum(['full', 'incremental']),
  size_bytes: z.number(),
  stored_bytes: z.number(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  revision: z.string(),
  rows: z.record(z.string(), z.number()),
  verified: z.literal(true),
});
const listed = z.array(row.extend({ at: z.iso.datetime(), note: z.string().nullable() }));

let cli: CommandLine;
beforeAll(async () => {
  cli = new CommandLine();
  await cli.json(['init', '--demo']);
});
afterAll(() => cli.remove());

const backUp = async (...flags: string[]) => row.parse(await cli.json(['backup', ...flags]));
const list = async () => listed.parse(await cli.json(['backups']));
/** Of the good and of the damaged ones. */
const listedIds = async () =>
  z
    .array(z.object({ id: z.string() }))
    .parse(await cli.json(['backups']))
    .map(({ id }) => id);

describe('frontdesk backup', () => {
  test('prints what it made, which the list then has', async () => {
    const made = await backUp('--note', 'before the holidays');
    expect(made.file.startsWith(cli.path('backups'))).toBe(true);
    expect(made.rows.patients).toBeGreaterThan(0);
    expect((await list())[0]).toMatchObject({ id: made.id, note: 'before the holidays' });
    const { out } = await cli.run(['backups']);
    expect(out).toContain(made.id);
    expect(out).toContain('before the holidays');
  });

  test('writes to a file that is named, from wherever it is called', async () => {
    mkdirSync(cli.path('stick'));
    const { file } = await backUp('--to', cli.path('stick/clinic.db'));
    expect(file).toBe(cli.path('stick/clinic.db'));
    expect(existsSync(`${file}.json`)).toBe(true);
  });

  test('names the one that is there when it is young enough', async () => {
    const { id } = await backUp();
    expect((await backUp('--if-older-than', '24h')).id).toBe(id);
    expect((await backUp('--if-older-than', '0m')).id).not.toBe(id);
    expect(await cli.run(['backup', '--if-older-than', 'soon'])).toMatchObject({ exit: 2 });
  });

  test('locks with a passphrase, and is opened by no other', async () => {
    writeFileSync(cli.path('right'), 'correct horse\n');
    writeFileSync(cli.path('wrong'), 'battery staple\n');
    const { id } = await backUp('--incremental', '--passphrase-file', cli.path('right'));
    const verify = (...flags: string[]) => cli.run(['backups', 'verify', id, ...flags]);
    expect(await verify('--passphrase-file', cli.path('right'))).toMatchObject({ exit: 0 });
    const wrong = await verify('--passphrase-file', cli.path('wrong'));
    expect(wrong.exit).toBe(1);
    expect(wrong.err).toMatch(/^This passphrase does not open .*\n$/);
    const without = await verify();
    expect(without.exit).toBe(0);
    expect(without.out).toContain('--passphrase-file');
  });

  test('says what is wrong with a recipient', async () => {
    const ran = await cli.run(['backup', '--encrypt', 'age1nonsense', '--json']);
    expect(ran.exit).toBe(1);
    expect(ran.json()).toMatchObject({ error: { code: 'invalid', hint: expect.stringContaining('age1') } });
  });
});

describe('frontdesk backups', () => {
  test('verify finds the damaged one, and says so with exit 1', async () => {
    const { id, file } = await backUp();
    expect(await cli.run(['backups', 'verify', id, '--rehearse'])).toMatchObject({ exit: 0 });
    const bytes = readFileSync(file);
    bytes[9000] = (bytes[9000] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const ran = await cli.run(['backups', 'verify', '--json']);
    expect(ran.exit).toBe(1);
    const verdicts = z.array(z.object({ id: z.string(), ok: z.boolean(), reason: z.string().nullable() }));
    expect(verdicts.parse(ran.json()).filter(({ ok }) => !ok)).toMatchObject([
      { id, reason: expect.stringContaining('damaged') },
    ]);
    expect((await cli.run(['backups'])).out).toContain('DAMAGED');
  });

  test('prune asks what to keep, says what would go, and lets it go', async () => {
    expect(await cli.run(['backups', 'prune'])).toMatchObject({ exit: 2 });
    const daysAgo = new Date(Date.now() - 3 * 24 * 3_600_000).toISOString();
    const then = await openClinic({ db: cli.path('clinic.db'), clock: { now: () => daysAgo } });
    const { id: old } = await makeBackup(then, {}, idleTask);
    await then.close();
    const { id } = await backUp();
    const pruned = z.object({ removed: z.array(z.string()), kept: z.array(z.string()) });
    const args = ['backups', 'prune', '--keep-daily', '1'];
    expect(pruned.parse(await cli.json([...args, '--dry-run'])).removed).toEqual([old]);
    const unasked = await cli.run(args);
    expect(unasked).toMatchObject({ exit: 3, err: expect.stringContaining('Remove 1 backup') });
    expect(unasked.err).toContain(old);
    expect(await listedIds()).toContain(old);
    const { removed, kept } = pruned.parse(await cli.json([...args, '--yes']));
    expect(removed).toEqual([old]);
    expect(kept).toContain(id);
    expect(await listedIds()).toEqual(kept);
  });

  test('are told by the wall of the clinic, and what stands there can be typed back', async () => {
    const tokyo = new CommandLine();
    await tokyo.json(['init', '--time-zone', 'Asia/Tokyo']);
    await tokyo.json(['backup']);
    const [made] = listed.parse(await tokyo.json(['backups']));
    const wall = wallText(made?.at ?? '', 'Asia/Tokyo');
    expect((await tokyo.run(['backups'])).out).toContain(`${made?.id}  ${wall}  `);
    expect((await tokyo.run(['status'])).out).toContain(`${wall} (${made?.id})`);
    const { out } = await tokyo.run(['restore', '--at', wall, '--dry-run']);
    expect(out).toContain(`${made?.id}, full, as of ${wall}`);
    // Where the clinic is gone nobody knows its wall: this machine's is taken.
    rmSync(tokyo.path('clinic.db'));
    const { err } = await tokyo.run(['patients', 'list'], { env: { TZ: 'Europe/Berlin' } });
    expect(err).toContain(`The newest good backup is of ${wallText(made?.at ?? '', 'Europe/Berlin')}, `);
    tokyo.remove();
  });

  test('are an empty list where there are none, also without a database', async () => {
    const bare = new CommandLine();
    expect(await bare.json(['backups'])).toEqual([]);
    bare.remove();
  });
});
