import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openClinic } from '../../src/data/schema/index.ts';
import { makeOwnFolder } from '../../src/storage/own-folder.ts';

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-folder-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

test('folders that are missing are made for their owner alone, also when they are there already', () => {
  const folder = join(scratch(), 'a', 'b');
  makeOwnFolder(folder);
  makeOwnFolder(folder);
  expect([modeOf(folder), modeOf(join(folder, '..'))]).toEqual(['700', '700']);
});

test.each(['/proc/nowhere/here', '/dev/null/here'])(
  'where none can be made it ends at once: %s',
  (folder) => {
    expect(() => makeOwnFolder(folder)).toThrow(/EN|EROFS|EACCES/);
  },
);

test('a new database is readable by its owner alone', async () => {
  const db = join(scratch(), 'data', 'clinic.db');
  const clinic = await openClinic({ db, create: true, anyRevision: true });
  await clinic.close();
  expect(modeOf(db)).toBe('600');
});

test('a database that cannot be made is one clear refusal', async () => {
  const file = join(scratch(), 'file');
  writeFileSync(file, 'a file in the way');
  await expect(
    openClinic({ db: join(file, 'clinic.db'), create: true, anyRevision: true }),
  ).rejects.toMatchObject({
    code: 'no_database',
    message: expect.stringContaining('cannot be opened'),
  });
});
