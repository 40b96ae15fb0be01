import { afterEach, beforeEach, expect, it } from 'vitest';
import { dropDraft, keepDraft, listDrafts } from '../../../src/clinic/drafts/index.ts';
import { AuditLog } from '../../../src/desk/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
});
afterEach(() => clinic.close());

const kind = 'patients.register';

it('is kept over what was kept before, and seen by its owner alone', async () => {
  await clinic.desk.perform(keepDraft, { kind, values: { first_name: 'Sam' } });
  clinic.clock.advance({ seconds: 7 });
  const kept = await clinic.desk.perform(keepDraft, {
    kind,
    values: { first_name: 'Samira', birth_date: '99.99' },
  });
  expect(kept).toEqual({ kept_at: '2026-11-21T10:40:07.000Z' });
  expect(await clinic.desk.read(listDrafts, { kind: 'patients.' })).toEqual([
    { kind, values: { first_name: 'Samira', birth_date: '99.99' }, kept_at: '2026-11-21T10:40:07.000Z' },
  ]);
  const other = await clinic.anotherDesk();
  expect(await other.read(listDrafts, {})).toEqual([]);
});

it('is forgotten when dropped, and after seven days', async () => {
  await clinic.desk.perform(keepDraft, { kind, values: { first_name: 'Sam' } });
  expect(await clinic.desk.perform(dropDraft, { kind })).toEqual({ dropped: true });
  expect(await clinic.desk.perform(dropDraft, { kind })).toEqual({ dropped: false });
  await clinic.desk.perform(keepDraft, { kind, values: { first_name: 'Sam' } });
  clinic.clock.advance({ hours: 24 * 7 });
  expect(await clinic.desk.read(listDrafts, {})).toHaveLength(1);
  clinic.clock.advance({ seconds: 1 });
  expect(await clinic.desk.read(listDrafts, {})).toEqual([]);
});

it('leaves neither an audit row nor a signal to the other desks', async () => {
  const before = await clinic.engine.changes();
  await clinic.desk.perform(keepDraft, { kind, values: { first_name: 'Sam' } });
  expect(await clinic.engine.changes()).toBe(before);
  expect(await clinic.engine.orm.em.fork().count(AuditLog)).toBe(0);
});
