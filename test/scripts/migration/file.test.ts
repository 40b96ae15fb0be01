import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { nameRevision, writeRevision } from '../../../scripts/migration/file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'frontdesk-revision-'));
  cpSync(resolve(import.meta.dirname, '../../../migrations/sqlite'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  ['Shoe size', ['20261121-01-front-desk'], '2026-11-22', '20261122-01-shoe-size', 'ShoeSize'],
  ['Shoe size', ['20261122-08-x', '20261122-09-y'], '2026-11-22', '20261122-10-shoe-size', 'ShoeSize'],
  ['Shoe size', ['20270101-01-of-a-fast-clock'], '2026-11-22', '20270101-02-shoe-size', 'ShoeSize'],
  ['Shoe size', ['20261121-01-shoe-size'], '2026-11-22', '20261122-01-shoe-size', 'ShoeSize2026112201'],
  ['  2nd "phone"/fax! ', [], '2026-11-22', '20261122-01-2nd-phone-fax', 'R2ndPhoneFax'],
])('names “%s” after %j', (description, known, today, revision, className) => {
  expect(nameRevision(description, known, today)).toEqual({ revision, className });
});

it('refuses a description without a word', () => {
  expect(() => nameRevision('…', [], '2026-11-22')).toThrow('a few words');
});

it('writes the revision, and enters it in both lists after the others', () => {
  const name = nameRevision('Shoe size', ['29981231-01-x'], '2999-01-01');
  const sql = "alter table patients add column shoe text null check (shoe <> '')";
  const table = 'create table a (\n  id text\n)';
  const file = writeRevision(folder, 'Shoe */ size', name, { up: [sql, table], down: ['drop table a'] });
  const source = readFileSync(file, 'utf8');
  expect(source).toContain('export class ShoeSize extends Migration {');
  expect(source).toContain(`this.addSql(\`${sql}\`);`);
  expect(source).toContain("this.addSql('drop table a');");
  const index = readFileSync(join(folder, 'index.ts'), 'utf8');
  expect(index).toContain("import { ShoeSize } from './29990101-01-shoe-size.ts';\n\n");
  expect(index).toMatch(/\{ name: '29990101-01-shoe-size', class: ShoeSize \},\n\];/);
  const names = /\[([^\]]*)\];/.exec(readFileSync(join(folder, 'revisions.ts'), 'utf8'))?.[1]?.split(',');
  expect(names?.at(-1)?.trim()).toBe("'29990101-01-shoe-size'");
  expect(() => writeRevision(folder, 'Shoe size', name, { up: [], down: [] })).toThrow('EEXIST');
});
