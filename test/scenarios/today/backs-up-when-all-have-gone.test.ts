import { expect, test } from 'vitest';
import { listBackups } from '../../../src/data/backup/index.ts';
import type { OpenedClinic } from '../../../src/data/schema/index.ts';
import { caretakerOf } from '../../support/caretaker.ts';
import { jobsHere } from '../../support/jobs.ts';
import type { TestScreen } from '../../support/screen.tsx';
import { ANA, type HouseWithAccounts, houseWithAccounts, signInAt } from '../accounts/with-accounts.ts';

/** A desk whose caretaker does what is due. */
async function deskInTheEvening({ clinic, screen }: HouseWithAccounts) {
  const desk = await clinic.anotherDesk({ name: 'frontdesk', origin: 'desk by the door' });
  const { engine, backups } = clinic;
  const opened: OpenedClinic = { desk, engine, backups, close: async () => {} };
  const shown = await screen({
    desk,
    caretaker: caretakerOf(opened),
    jobs: jobsHere(opened),
    jobsOfTheHouse: jobsHere({ ...opened, desk: desk.ofTheHouse() }),
  });
  return { shown, backups: () => listBackups(backups) };
}

async function untilBackedUp(screen: TestScreen, backups: () => Promise<readonly unknown[]>) {
  let found = 0;
  await screen.waitFor(() => {
    void backups().then((all) => {
      found = all.length;
    });
    return found > 0 && screen.services.job.get() === null;
  });
}

async function lastBackupEntry({ clinic }: HouseWithAccounts) {
  const [entry] = await clinic.engine.orm.em
    .fork()
    .getConnection()
    .execute(
      "select actor, user_id, origin from audit_logs where operation = 'data.backup' order by entry desc limit 1",
    );
  return entry;
}

const byHouse = { actor: 'the house', user_id: null, origin: 'desk by the door' };

test('an open desk where nobody is signed in makes the backup that is due, and the log says that the house did', async () => {
  const house = await houseWithAccounts();
  house.clinic.clock.set('2027-01-04T21:00:00.000Z');
  const { shown, backups } = await deskInTheEvening(house);
  await untilBackedUp(shown, backups);
  expect(await backups()).toMatchObject([{ note: 'scheduled', verified: true }]);
  expect(shown.text()).toContain('E-mail');
  expect(shown.text()).not.toContain('Okafor');
  expect(await lastBackupEntry(house)).toEqual(byHouse);
});

test('a locked desk does it, too, and its person finds it done', async () => {
  const house = await houseWithAccounts();
  house.clinic.clock.set('2026-12-01T00:00:00.000Z');
  const { shown, backups } = await deskInTheEvening(house);
  await untilBackedUp(shown, backups);
  const before = (await backups()).length;
  await signInAt(shown, ANA);
  await shown.press('ctrl-x');
  await shown.waitFor('Locked');
  // Her session ends while she is away: that keeps nobody from backing up.
  house.clinic.clock.advance({ hours: 24 });
  await shown.tick();
  await shown.waitFor(() => shown.services.job.get() !== null);
  await shown.waitFor(() => shown.services.job.get() === null);
  expect(await backups()).toHaveLength(before + 1);
  expect(await lastBackupEntry(house)).toEqual(byHouse);
});
