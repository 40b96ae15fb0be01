import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  QueueEntry,
  queueAbsent,
  queueJoin,
  queueList,
  queueNext,
  queueRemove,
  queueTransfer,
} from '../../../src/clinic/queue/index.ts';
import { undoLast } from '../../../src/desk/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { furnish, look } from './house.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
  await furnish(clinic.desk);
  await clinic.desk.perform(queueJoin, { patient: 'P-00001', specialization: 'G' });
});
afterEach(() => clinic.close());

async function open(): Promise<string[]> {
  const rows = await clinic.desk.read(queueList, {});
  return rows.map(({ ticket, phase }) => `${ticket} ${phase}`);
}

test('undoing a join removes the entry, and its ticket never returns', async () => {
  await clinic.desk.perform(undoLast, {});
  expect(await open()).toEqual([]);
  const [entry] = await look(clinic.desk, (view) => view.em.find(QueueEntry, {}));
  expect(entry).toMatchObject({ ticket: 'G-001', status: 3, removal_reason: 'undone' });
  const again = await clinic.desk.perform(queueJoin, { patient: 'P-00001', specialization: 'G' });
  expect(again.ticket).toBe('G-002');
});

test('undoing a call lets her wait again where she stood', async () => {
  await clinic.desk.perform(queueJoin, { patient: 'P-00002', specialization: 'G' });
  await clinic.desk.perform(queueNext, { specialization: 'G' });
  await clinic.desk.perform(undoLast, {});
  expect(await open()).toEqual(['G-001 waiting', 'G-002 waiting']);
});

test('undoing an absence and a removal', async () => {
  await clinic.desk.perform(queueNext, { specialization: 'G' });
  await clinic.desk.perform(queueAbsent, { id: 'G-001' });
  await clinic.desk.perform(undoLast, {});
  expect(await open()).toEqual(['G-001 called']);
  await clinic.desk.perform(queueRemove, { id: 'G-001', reason: 'mistake' });
  await clinic.desk.perform(undoLast, {});
  expect(await open()).toEqual(['G-001 called']);
});

test('undoing a transfer brings the old ticket back and retires the new one', async () => {
  await clinic.desk.perform(queueTransfer, { id: 'G-001', specialization: 'C' });
  await clinic.desk.perform(undoLast, {});
  expect(await open()).toEqual(['G-001 waiting']);
  const retired = await look(clinic.desk, (view) => view.em.findOne(QueueEntry, { ticket: 'C-001' }));
  expect(retired).toMatchObject({ status: 3, removal_reason: 'undone' });
});
