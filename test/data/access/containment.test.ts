import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fieldsOf } from '../../../src/cli/flags/fields.ts';
import { listAudit } from '../../../src/clinic/audit/index.ts';
import { signIn } from '../../../src/clinic/sessions/index.ts';
import { settingSet } from '../../../src/clinic/settings/index.ts';
import { clinicFolders, type FileLimits } from '../../../src/data/access/index.ts';
import { carryOut, carryOutAt } from '../../../src/data/carry-out.ts';
import { browse } from '../../../src/data/files/index.ts';
import type { Job } from '../../../src/data/job.ts';
import type { OpenedClinic } from '../../../src/data/schema/index.ts';
import { type Role, roles } from '../../../src/desk/index.ts';
import { jobNamed } from '../../../src/jobs/index.ts';
import { addAccount, emailOf, goodPassword, openHouse } from '../../support/accounts.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { everyDoor } from '../../support/every-door.ts';

/** Every place where a job takes the path of a file, and an input that has it there. */
const pathInputs: Readonly<Record<string, (path: string) => Record<string, unknown>>> = {
  'data.export file': (file) => ({ file, format: 'csv', tables: ['patients'] }),
  'data.export_patient file': (file) => ({ file, patient: 'P-000001' }),
  'data.import file': (file) => ({ file, table: 'patients', dry_run: true }),
  'data.import rejects': (rejects) => ({ file: within('people.csv'), table: 'patients', rejects }),
  'data.preview_import file': (file) => ({ file }),
  'data.backup to': (to) => ({ to }),
  'data.backup passphrase_file': (passphrase_file) => ({ passphrase_file }),
  'data.verify_backup backup': (backup) => ({ backup }),
  'data.verify_backup passphrase_file': (passphrase_file) => ({ passphrase_file }),
  'data.verify_backup identity_file': (identity_file) => ({ identity_file }),
  'data.restore backup': (backup) => ({ backup }),
  'data.compare_backup backup': (backup) => ({ backup }),
  'data.day_sheets to': (to) => ({ to }),
};

/** What else is text in an input, and names no file of this machine. */
const others = new Set([
  ...['format', 'tables', 'where', 'since', 'columns'].map((field) => `data.export ${field}`),
  ...['data.import', 'data.preview_import'].flatMap((job) =>
    ['file_name', 'table', 'format', 'map', 'date_order', 'encoding', 'delimiter'].map(
      (field) => `${job} ${field}`,
    ),
  ),
  'data.import on_conflict',
  'data.export_patient patient',
  ...['verdict', 'reason'].map((field) => `data.acknowledge_audit ${field}`),
  'data.undo_upload id',
  ...['recipient', 'passphrase', 'note'].map((field) => `data.backup ${field}`),
  ...['passphrase', 'identities'].map((field) => `data.verify_backup ${field}`),
  ...['data.restore', 'data.compare_backup'].flatMap((job) =>
    ['at', 'passphrase', 'identities'].map((field) => `${job} ${field}`),
  ),
  // Revisions, a rhythm, a zone; a head of the log is a line of text.
  ...['data.downgrade to', 'data.migrate to', 'data.plan_schema to', 'data.plan_schema direction'],
  ...[
    'data.maintain step',
    'data.prune_backups time_zone',
    'data.verify_audit after',
    'data.verify_audit against',
  ],
]);

/** Days, times, and what an import says of the file that it has read. */
const notPaths = [
  'appointments.list to',
  'audit.list to',
  'doctors.absence to',
  'queue.promises to',
  'uploads.begin file_name',
  'uploads.begin file_hash',
  'uploads.begin file_size',
];

let clinic: TestClinic;
let outside: string;
const within = (name: string) => join(dirname(clinic.path), 'imports', name);

const tokens = new Map<Role, string>();

beforeAll(async () => {
  clinic = await openTestClinic();
  tokens.set('admin', (await openHouse(clinic)).token);
  for (const role of roles.filter((one) => one !== 'admin')) {
    await addAccount(clinic.desk, role);
    const { token } = await signIn(clinic.desk, {
      email: emailOf(role),
      password: goodPassword,
      kind: 'screen',
    });
    tokens.set(role, token);
  }
  outside = mkdtempSync(join(tmpdir(), 'frontdesk-outside-'));
  mkdirSync(join(dirname(clinic.path), 'imports'));
  writeFileSync(within('people.csv'), 'first_name,last_name,birth_date,gender\nAda,Okafor,1991-06-14,f\n');
  writeFileSync(join(outside, 'secret.csv'), 'first_name\nsecret\n');
  symlinkSync(join(outside, 'secret.csv'), within('link.csv'));
  symlinkSync(outside, within('folder'));
  symlinkSync(join(outside, 'nothing-there.csv'), within('dangling.csv'));
});
beforeEach(async () => {
  await clinic.desk.use(tokens.get('admin') ?? null);
  await clinic.desk.perform(settingSet, { name: 'shared_account', value: 'no' });
});
afterAll(async () => {
  await clinic.close();
  rmSync(outside, { recursive: true, force: true });
});

function opened(confine: FileLimits['confine'], more: readonly string[] = []): OpenedClinic {
  const files = { ...clinicFolders(dirname(clinic.path), clinic.backups), more, confine };
  return { desk: clinic.desk, engine: clinic.engine, backups: clinic.backups, files, close: async () => {} };
}

async function jobOf(input: string): Promise<Job> {
  const job = await jobNamed(input.split(' ')[0] ?? '');
  if (job === null) throw new Error(`There is no job for ${input}.`);
  return job;
}

const waysOut = () => [
  join(outside, 'secret.csv'),
  join(outside, 'new.csv'),
  '/etc/passwd',
  within('link.csv'),
  within('dangling.csv'),
  within('folder/secret.csv'),
  within('folder/new.csv'),
  `${dirname(clinic.path)}/imports/../../x.csv`,
  `${dirname(clinic.path)}/imports/folder/../../x.csv`,
  clinic.path,
  `${clinic.path}.guard/audit-keys.json`,
  `${dirname(clinic.path)}/imports-of-another/x.csv`,
];

const outsideSaid = { code: 'forbidden', message: expect.stringContaining('outside of the folders') };

it('every text that a job takes is known to be a path, or none', async () => {
  const texts = (await everyDoor())
    .filter((door): door is Job => door.kind === 'job')
    .flatMap(({ name, input }) =>
      fieldsOf(input)
        .filter(({ kind }) => kind !== 'boolean' && kind !== 'number')
        .map((field) => `${name} ${field.name}`),
    );
  const known = new Set([...Object.keys(pathInputs), ...others]);
  expect(texts.filter((text) => !known.has(text))).toEqual([]);
  expect([...known].filter((one) => !texts.includes(one))).toEqual([]);
});

it('no operation and no query takes the path of a file', async () => {
  const named = (await everyDoor())
    .filter(({ kind }) => kind !== 'job')
    .flatMap(({ name, input }) => fieldsOf(input).map((field) => `${name} ${field.name}`))
    .filter((field) => /file|path|folder|\bto$/.test(field));
  expect(named).toEqual(notPaths);
});

describe.each(Object.keys(pathInputs))('%s', (input) => {
  const make = pathInputs[input] ?? (() => ({}));

  it('keeps everybody who has only the screens within the folders, administrators too', async () => {
    const job = await jobOf(input);
    for (const path of waysOut())
      await expect(carryOut(opened('all'), job, make(path)), path).rejects.toMatchObject(outsideSaid);
    await clinic.desk.perform(settingSet, { name: 'shared_account', value: 'yes' });
    for (const path of waysOut())
      await expect(carryOut(opened('shared'), job, make(path)), path).rejects.toMatchObject(outsideSaid);
    expect(existsSync(join(outside, 'new.csv'))).toBe(false);
    expect(readFileSync(join(outside, 'secret.csv'), 'utf8')).toBe('first_name\nsecret\n');
  });

  it('lets nobody but administrators name a file at all', async () => {
    const job = await jobOf(input);
    for (const role of roles.filter((one) => one !== 'admin')) {
      await clinic.desk.use(tokens.get(role) ?? null);
      for (const path of [...waysOut(), within('people.csv')])
        await expect(carryOut(opened('others'), job, make(path)), `${role} ${path}`).rejects.toMatchObject({
          code: 'forbidden',
        });
    }
  });

  it('is not held up within them, nor where nothing keeps anybody', async () => {
    const job = await jobOf(input);
    const inside = carryOut(opened('all'), job, make(within('there.csv'))).catch((error: unknown) => error);
    expect(await inside).not.toMatchObject(outsideSaid);
    const allowed = carryOut(opened('all', [outside]), job, make(join(outside, 'no.csv'))).catch(
      (e: unknown) => e,
    );
    expect(await allowed).not.toMatchObject(outsideSaid);
    for (const confine of ['shared', 'others'] as const) {
      const free = carryOut(opened(confine), job, make(join(outside, 'none', 'x.csv'))).catch(
        (e: unknown) => e,
      );
      expect(await free).not.toMatchObject(outsideSaid);
    }
  });
});

it('the second wall: whoever is no administrator is kept in, whatever the table of permissions will say', async () => {
  await clinic.desk.use(tokens.get('staff') ?? null);
  const job = { ...(await jobOf('data.export')), permission: 'data.backup' } as Job;
  const request = { format: 'csv', tables: ['patients'] };
  await expect(
    carryOut(opened('others'), job, { ...request, file: join(outside, 'new.csv') }),
  ).rejects.toMatchObject(outsideSaid);
  const file = join(dirname(clinic.path), 'exports', 'new.csv');
  await carryOut(opened('others'), job, { ...request, file });
  expect(existsSync(file)).toBe(true);
});

it('a path that leads out is on record as a refusal', async () => {
  const job = await jobOf('data.preview_import');
  await carryOut(opened('all'), job, { file: '/etc/passwd' }).catch(() => {});
  const entries = await clinic.desk.read(listAudit, { operation: 'data.preview_import' });
  expect(entries[0]).toMatchObject({ kind: 'refuse' });
});

it('where there is no clinic any more, a screen restores from the backups alone', async () => {
  const { files } = opened('shared');
  const place = { db: join(outside, 'gone.db'), backups: clinic.backups, ...(files && { files }) };
  const job = await jobOf('data.restore');
  await expect(carryOutAt(place, job, { backup: join(outside, 'secret.csv') })).rejects.toMatchObject(
    outsideSaid,
  );
});

it('rejected rows that nobody named a file for stay within the folders', async () => {
  const file = join(clinic.backups, '..', 'imports', 'bad.csv');
  writeFileSync(file, 'first_name,last_name,birth_date,gender\nAda,Okafor,never,f\n');
  const job = await jobOf('data.import');
  const report = await carryOut(opened('all'), job, {
    file: within('bad.csv'),
    table: 'patients',
    keep_rejects: true,
  });
  for (const rejects of (report as { rejects: string[] }).rejects)
    expect(rejects).toContain(dirname(clinic.path));
});

describe('choosing a file', () => {
  it('shows nothing outside, offers no way up, and the other folders at the top', async () => {
    const kept = [within('.'), join(dirname(clinic.path), 'exports')].map((path) =>
      path.replace(/\/\.$/, ''),
    );
    mkdirSync(kept[1] ?? '', { recursive: true });
    const { entries, parent } = await browse(kept[0] ?? '', kept);
    expect(parent).toBeNull();
    const names = entries.map(({ name }) => name);
    expect(names[0]).toBe(kept[1]);
    expect(names).toContain('people.csv');
    for (const link of ['link.csv', 'folder', 'dangling.csv']) expect(names).not.toContain(link);
    for (const path of ['/', dirname(clinic.path), within('folder'), outside])
      await expect(browse(path, kept)).rejects.toMatchObject(outsideSaid);
  });
});
