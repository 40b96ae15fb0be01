import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { Specialization } from '../../src/clinic/specializations/entity.ts';
import { defineOperation, defineQuery } from '../../src/desk/index.ts';
import { openTestClinic, type TestClinic } from '../support/clinic.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
});
afterEach(() => clinic.close());

const add = defineOperation({
  name: 'test.add',
  title: 'Add',
  input: z.object({ code: z.string() }),
  permission: 'clinic.configure',
  run: async (work, { code }) => {
    work.em.create(Specialization, { id: work.id(), code, name: code });
  },
});

test('a query sees one state of the clinic, whatever another desk commits meanwhile', async () => {
  const other = await clinic.anotherDesk();
  const twice = defineQuery({
    name: 'test.twice',
    title: 'Count twice',
    input: z.object({}),
    permission: 'clinic.see',
    async run(view) {
      const before = await view.em.count(Specialization, {});
      await other.perform(add, { code: 'G' });
      return [before, await view.em.count(Specialization, {})];
    },
  });
  expect(await clinic.desk.read(twice, {})).toEqual([0, 0]);
});

test('what a query changes by mistake is not kept', async () => {
  await clinic.desk.perform(add, { code: 'G' });
  const meddling = defineQuery({
    name: 'test.meddling',
    title: 'Meddle',
    input: z.object({}),
    permission: 'clinic.see',
    async run(view) {
      const found = await view.em.findOneOrFail(Specialization, { code: 'G' });
      found.name = 'Changed';
      await view.em.flush().catch(() => {});
    },
  });
  await clinic.desk.read(meddling, {});
  const name = defineQuery({
    name: 'test.name',
    title: 'Name',
    input: z.object({}),
    permission: 'clinic.see',
    run: async (view) => (await view.em.findOneOrFail(Specialization, { code: 'G' })).name,
  });
  expect(await clinic.desk.read(name, {})).toBe('G');
});
