import { expect, it } from 'vitest';
import { settingList } from '../../../src/clinic/settings/index.ts';
import { openClinic, revisionOf } from '../../../src/data/schema/index.ts';
import { DeskError } from '../../../src/desk/index.ts';
import { atTheFirstRun, nameClinic } from './at-the-first-run.ts';

it('makes the clinic in a database that was begun and left empty', async () => {
  const house = atTheFirstRun();
  const begun = await openClinic({ db: house.db, create: true, anyRevision: true });
  expect((await revisionOf(begun.engine)).current).toBeNull();
  await begun.close();
  const problem = await openClinic({ db: house.db }).catch((failure: unknown) => failure);
  if (!(problem instanceof DeskError)) throw new Error('An empty database was opened as a clinic.');

  const screen = await house.screen({ problem });
  await nameClinic(screen, 'Second Try');
  // Without accounts.
  await screen.press('right');
  await screen.act('form.save');
  await screen.waitFor('NEXT APPOINTMENTS');
  const settings = await house.look(({ desk }) => desk.read(settingList, {}));
  expect(settings.find(({ name }) => name === 'name')?.value).toBe('Second Try');
});
