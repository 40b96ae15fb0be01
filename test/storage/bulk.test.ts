import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { defineOperation, type Work } from '../../src/desk/index.ts';
import type { Bulk } from '../../src/storage/bulk.ts';
import { openTestClinic, type TestClinic } from '../support/clinic.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
});
afterEach(() => clinic.close());

function within<T>(body: (bulk: Bulk, work: Work) => Promise<T>): Promise<T> {
  const operation = defineOperation({
    name: 'test.bulk',
    title: 'Try it',
    input: z.object({}),
    permission: 'data.import',
    run: async (work) => body(await clinic.engine.bulk(), work),
  });
  return clinic.desk.perform(operation, {});
}

const at = '2026-11-21T10:40:00.000Z';
const row = (code: string) => ({
  id: `id-${code}`,
  code,
  name: `Name ${code}`,
  max_capacity: 3,
  is_active: true,
  created_at: at,
  updated_at: at,
});

test('a row that the database refuses is not there, and the transaction goes on', async () => {
  const refused = await within(async (bulk) => {
    await bulk.insert('specializations', row('XA'));
    const error = await bulk.insert('specializations', { ...row('XB'), code: 'XA' }).catch((one) => one);
    await bulk.insert('specializations', row('XC'));
    return clinic.engine.explain(error);
  });
  expect(refused).toEqual({ kind: 'unique', columns: ['code'] });
  const found = await within((bulk) => bulk.find('specializations', { code: { above: 'X', below: 'Y' } }));
  expect(found.map(({ code, is_active, version }) => [code, is_active, version])).toEqual([
    ['XA', 1, 1],
    ['XC', 1, 1],
  ]);
});

test('of several statements all count or none', async () => {
  await within(async (bulk) => {
    await bulk.insert('specializations', row('XA'));
    const tried = bulk.attempt(async () => {
      await bulk.update('specializations', { code: 'XA' }, { name: 'Changed' });
      await bulk.insert('specializations', row('XB'));
      throw new Error('no');
    });
    await expect(tried).rejects.toThrow('no');
    await bulk.attempt(() => bulk.insert('specializations', row('XC')));
  });
  const left = await within((bulk) =>
    bulk.find('specializations', { max_capacity: 3 }, 10, ['code', 'name']),
  );
  expect(left).toEqual([
    { code: 'XA', name: 'Name XA' },
    { code: 'XC', name: 'Name XC' },
  ]);
  expect(await within((bulk) => bulk.remove('specializations', { max_capacity: 3 }))).toBe(2);
});

test('nothing is left when the operation is refused', async () => {
  const refused = within(async (bulk) => {
    await bulk.insert('specializations', row('XA'));
    throw new Error('no');
  });
  await expect(refused).rejects.toThrow('no');
  expect(await within((bulk) => bulk.find('specializations', { description: null, code: 'XA' }))).toEqual([]);
});
