import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { Specialization } from '../../src/clinic/specializations/entity.ts';
import {
  AuditLog,
  defineOperation,
  defineQuery,
  edit,
  OperationLog,
  undoLast,
} from '../../src/desk/index.ts';
import { openTestClinic, type TestClinic } from '../support/clinic.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
});
afterEach(() => clinic.close());

const add = defineOperation({
  name: 'test.add',
  title: 'Add',
  input: z.object({ code: z.string(), name: z.string() }),
  permission: 'clinic.configure',
  async run(work, input) {
    const made = work.em.create(Specialization, { id: work.id(), ...input });
    await work.flush();
    return { id: made.id, version: made.version };
  },
});

const rename = defineOperation({
  name: 'test.rename',
  title: 'Rename',
  input: z.object({ id: z.string(), name: z.string(), version: z.number().optional() }),
  permission: 'clinic.configure',
  async run(work, input) {
    const found = await edit(work, Specialization, input.id, input.version);
    found.name = input.name;
    await work.flush();
    return { id: found.id, version: found.version };
  },
});

const remove = defineOperation({
  name: 'test.remove',
  title: 'Remove',
  input: z.object({ id: z.string() }),
  permission: 'clinic.configure',
  async run(work, input) {
    work.em.remove(await edit(work, Specialization, input.id));
  },
});

const list = defineQuery({
  name: 'test.list',
  title: 'List',
  input: z.object({}),
  permission: 'clinic.see',
  run: async (view) => (await view.em.find(Specialization, {})).map(({ code, name }) => ({ code, name })),
});

const audit = defineQuery({
  name: 'test.audit',
  title: 'Audit',
  input: z.object({}),
  permission: 'audit.see',
  run: async (view) =>
    (await view.em.find(AuditLog, {}, { orderBy: { entry: 'asc' } })).map((row) => ({ ...row })),
});

test('a write leaves one audit row: who, when, which operation, before and after', async () => {
  const made = await clinic.desk.perform(add, { code: 'G', name: 'General' });
  clinic.clock.advance({ minutes: 1 });
  await clinic.desk.perform(rename, { id: made.id, name: 'General practice', version: made.version });
  const [created, updated, ...rest] = await clinic.desk.read(audit, {});
  expect(rest).toEqual([]);
  expect(created).toMatchObject({
    operation: 'test.add',
    actor: 'ana',
    at: '2026-11-21T10:40:00.000Z',
    entity: 'specializations',
    entity_id: made.id,
    kind: 'create',
    before: null,
  });
  expect(updated).toMatchObject({ operation: 'test.rename', kind: 'update', at: '2026-11-21T10:41:00.000Z' });
  expect(JSON.parse(updated?.before ?? '')).toMatchObject({ name: 'General', version: 1, max_capacity: 10 });
  expect(JSON.parse(updated?.after ?? '')).toMatchObject({
    name: 'General practice',
    version: 2,
    updated_at: '2026-11-21T10:41:00.000Z',
  });
});

test('an operation that throws leaves nothing but a line in the operations log', async () => {
  await clinic.desk.perform(add, { code: 'G', name: 'General' });
  await expect(clinic.desk.perform(add, { code: 'G', name: 'Another' })).rejects.toMatchObject({
    code: 'duplicate',
    message: 'Another specialization has this code.',
  });
  expect(await clinic.desk.read(list, {})).toEqual([{ code: 'G', name: 'General' }]);
  expect(await clinic.desk.read(audit, {})).toHaveLength(1);
  const log = await clinic.engine.orm.em.fork().find(OperationLog, { operation: 'test.add' });
  expect(log).toMatchObject([
    { operation: 'test.add', outcome: 'failed', code: 'duplicate', message: 'code', actor: 'ana' },
  ]);
});

test('an edit from an older version says who changed it and keeps both values apart', async () => {
  const made = await clinic.desk.perform(add, { code: 'G', name: 'General' });
  const other = await clinic.anotherDesk({ name: 'ben' });
  await other.perform(rename, { id: made.id, name: 'Theirs', version: 1 });
  await expect(clinic.desk.perform(rename, { id: made.id, name: 'Mine', version: 1 })).rejects.toMatchObject({
    code: 'stale',
    details: { changed_by: 'ben', theirs: { name: 'Theirs', version: 2 } },
  });
  expect(await clinic.desk.read(list, {})).toEqual([{ code: 'G', name: 'Theirs' }]);
});

test('undo takes back one act after another, and is itself audited', async () => {
  const made = await clinic.desk.perform(add, { code: 'G', name: 'General' });
  await clinic.desk.perform(rename, { id: made.id, name: 'General practice' });
  await clinic.desk.perform(undoLast, {});
  expect(await clinic.desk.read(list, {})).toEqual([{ code: 'G', name: 'General' }]);
  await clinic.desk.perform(undoLast, {});
  expect(await clinic.desk.read(list, {})).toEqual([]);
  await expect(clinic.desk.perform(undoLast, {})).rejects.toMatchObject({ code: 'not_found' });
  expect((await clinic.desk.read(audit, {})).map((row) => `${row.operation} ${row.kind}`)).toEqual([
    'test.add create',
    'test.rename update',
    'undo.last update',
    'undo.last update',
    'undo.last delete',
    'undo.last update',
  ]);
});

test('a command undoes what is left after an undo at a desk, not the act that came between', async () => {
  const other = await clinic.anotherDesk({ name: 'ana' });
  await clinic.desk.perform(add, { code: 'G', name: 'General' });
  await other.perform(add, { code: 'C', name: 'Cardiology' });
  await clinic.desk.perform(undoLast, { anywhere: false });
  expect(await clinic.desk.read(list, {})).toEqual([{ code: 'C', name: 'Cardiology' }]);
  await other.perform(undoLast, { anywhere: true });
  expect(await clinic.desk.read(list, {})).toEqual([]);
});

test('a desk does not undo once more what a command has undone already', async () => {
  const command = await clinic.anotherDesk({ name: 'ana' });
  const other = await command.perform(add, { code: 'C', name: 'Heart' });
  await command.perform(rename, { id: other.id, name: 'Cardiology' });
  const made = await clinic.desk.perform(add, { code: 'G', name: 'General' });
  await clinic.desk.perform(rename, { id: made.id, name: 'General practice' });
  await command.perform(undoLast, { anywhere: true });
  await clinic.desk.perform(undoLast, { anywhere: false });
  expect(await clinic.desk.read(list, {})).toEqual([{ code: 'C', name: 'Cardiology' }]);
});

test('undo brings back what was removed', async () => {
  const made = await clinic.desk.perform(add, { code: 'G', name: 'General' });
  await clinic.desk.perform(remove, { id: made.id });
  expect(await clinic.desk.read(list, {})).toEqual([]);
  await clinic.desk.perform(undoLast, {});
  expect(await clinic.desk.read(list, {})).toEqual([{ code: 'G', name: 'General' }]);
});

test('undo takes back an act of more changes than it looks through to find one', async () => {
  const many = defineOperation({
    name: 'test.many',
    title: 'Add many',
    input: z.object({}),
    permission: 'clinic.configure',
    async run(work) {
      for (let nth = 1000; nth < 1510; nth += 1) {
        work.em.create(Specialization, { id: work.id(), code: String(nth), name: `No. ${nth}` });
      }
    },
  });
  await clinic.desk.perform(many, {});
  expect(await clinic.desk.read(list, {})).toHaveLength(510);
  await clinic.desk.perform(undoLast, {});
  expect(await clinic.desk.read(list, {})).toEqual([]);
});

test('undo is refused after five minutes, for what somebody changed since, and for what another did', async () => {
  const made = await clinic.desk.perform(add, { code: 'G', name: 'General' });
  const other = await clinic.anotherDesk({ name: 'ben' });
  await expect(other.perform(undoLast, {})).rejects.toMatchObject({ code: 'not_found' });
  await other.perform(rename, { id: made.id, name: 'Theirs' });
  await expect(clinic.desk.perform(undoLast, {})).rejects.toMatchObject({
    code: 'stale',
    message: 'ben has changed this since; it can no longer be undone.',
  });
  clinic.clock.advance({ minutes: 5, seconds: 1 });
  await expect(other.perform(undoLast, {})).rejects.toMatchObject({ code: 'not_found' });
  expect(await clinic.desk.read(list, {})).toEqual([{ code: 'G', name: 'Theirs' }]);
});

test("another desk's change is told", async () => {
  const other = await clinic.anotherDesk();
  const told = new Promise<void>((resolve) => clinic.desk.onChange(() => resolve()));
  await other.perform(add, { code: 'G', name: 'General' });
  await told;
});

test('input that does not fit is refused field by field, before anything is begun', async () => {
  await expect(clinic.desk.perform(add, { code: 'G' } as never)).rejects.toMatchObject({
    code: 'invalid',
    fields: { name: 'This is required.' },
  });
});
