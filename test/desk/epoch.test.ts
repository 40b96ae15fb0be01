import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Setting } from '../../src/clinic/settings/entity.ts';
import { begunIn, defineOperation, epochCounter, isRefusal } from '../../src/desk/index.ts';
import { openTestClinic, type TestClinic } from '../support/clinic.ts';
import { look } from '../support/furnish.ts';

const write = defineOperation({
  name: 'test.write',
  title: 'Write',
  input: z.object({ name: z.string() }),
  permission: 'clinic.configure',
  undo: 'never',
  async run(work, { name }) {
    work.em.create(Setting, { name, value: '1' });
  },
});

/** What a restore does to the counter. */
const raise = defineOperation({
  name: 'test.raise',
  title: 'Raise the epoch',
  input: z.object({}),
  permission: 'data.restore',
  undo: 'never',
  run: (work) => work.next(epochCounter),
});

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
});
afterEach(() => clinic.close());

const written = () =>
  look(clinic.desk, async (view) => (await view.em.find(Setting, {})).map(({ name }) => name));

describe('what began before a restore', () => {
  it('is refused, and nothing of it is written', async () => {
    const epoch = await clinic.engine.epoch();
    await clinic.desk.perform(raise, {});
    const refused = await clinic.desk
      .perform(write, { name: 'a' }, { epoch })
      .catch((error: unknown) => error);
    expect(isRefusal(refused, 'stale')).toBe(true);
    expect(await written()).not.toContain('a');
  });

  it('is let through when it began in the present state', async () => {
    await clinic.desk.perform(raise, {});
    await clinic.desk.perform(write, { name: 'a' }, { epoch: await clinic.engine.epoch() });
    expect(await written()).toContain('a');
  });

  it('is known by what it runs in, and told what there is now', async () => {
    const epoch = await clinic.engine.epoch();
    await clinic.desk.perform(raise, {});
    let told: number | undefined;
    const beginning = { epoch, told: (now: number) => (told = now) };
    await expect(begunIn(beginning, () => clinic.desk.perform(write, { name: 'a' }))).rejects.toMatchObject({
      code: 'stale',
    });
    expect(told).toBe(await clinic.engine.epoch());
  });

  it('is not looked for where nobody says when it began', async () => {
    await clinic.desk.perform(raise, {});
    await begunIn({ epoch: undefined }, () => clinic.desk.perform(write, { name: 'a' }));
    expect(await written()).toContain('a');
  });
});
