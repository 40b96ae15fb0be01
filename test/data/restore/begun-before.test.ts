import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { Setting } from '../../../src/clinic/settings/entity.ts';
import { backUp } from '../../../src/data/backup/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import { defineJob } from '../../../src/data/job.ts';
import { restoreJob } from '../../../src/data/restore/index.ts';
import { type OpenedClinic, openClinic } from '../../../src/data/schema/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { look, perform } from '../../support/furnish.ts';

let house: TestClinic;
let clinic: OpenedClinic;
beforeEach(async () => {
  house = await openTestClinic();
  clinic = await openClinic({ db: house.path });
});
afterEach(async () => {
  await clinic.close();
  await house.close();
});

it('long work that began before a restore lands nothing in what was restored', async () => {
  const { id } = await carryOut(clinic, backUp, {});
  const land = (name: string) =>
    perform(clinic.desk, async (work) => {
      work.em.create(Setting, { name, value: '1' });
    });
  const landing = defineJob({
    name: 'data.test_landing',
    title: 'Land in two parts',
    input: z.object({}),
    permission: 'data.import',
    async run(): Promise<void> {
      await land('first');
      const other = await openClinic({ db: house.path });
      await carryOut(other, restoreJob, { backup: id });
      await other.close();
      await land('second');
    },
  });
  await expect(carryOut(clinic, landing, {})).rejects.toMatchObject({ code: 'stale' });
  const names = await look(house.desk, async ({ em }) =>
    (await em.find(Setting, {})).map(({ name }) => name),
  );
  expect(names).not.toContain('first');
  expect(names).not.toContain('second');
});
