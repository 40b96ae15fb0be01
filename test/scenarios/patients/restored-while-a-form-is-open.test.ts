import { afterEach, beforeEach, expect, it } from 'vitest';
import { Patient } from '../../../src/clinic/patients/index.ts';
import { backUp } from '../../../src/data/backup/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import { restoreJob } from '../../../src/data/restore/index.ts';
import { type OpenedClinic, openClinic } from '../../../src/data/schema/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { furnish, look, perform } from '../../support/furnish.ts';
import { openScreen, type TestScreen } from '../../support/screen.tsx';

let clinic: TestClinic;
let other: OpenedClinic;
let screen: TestScreen;

beforeEach(async () => {
  clinic = await openTestClinic();
  other = await openClinic({ db: clinic.path, clock: clinic.clock });
  await furnish(clinic.desk, {
    specializations: {},
    patients: [{ first_name: 'Ana', last_name: 'Adams' }],
  });
});
afterEach(async () => {
  await screen.close();
  await other.close();
  await clinic.close();
});

const adams = () => look(clinic.desk, (view) => view.em.findOneOrFail(Patient, { last_name: 'Adams' }));
const all = () =>
  look(clinic.desk, async (view) =>
    (await view.em.find(Patient, {})).map(({ last_name }) => last_name).sort(),
  );
/** Another desk restores, and this one has noticed. */
async function restoreElsewhere(backup: string): Promise<void> {
  await carryOut(other, restoreJob, { backup });
  const epoch = await clinic.engine.epoch();
  await screen.waitFor(() => clinic.desk.epoch === epoch);
  expect(screen.message()).toContain('All data were restored or cleared at another desk');
}

it('an edit begun before a restore is shown beside what is there now, before anything is saved', async () => {
  const { id } = await carryOut(other, backUp, {});
  // Versions alone would not tell: the row that is restored gets as many changes as the one that was being edited.
  await perform(clinic.desk, async (work) => {
    (await work.em.findOneOrFail(Patient, { last_name: 'Adams' })).city = 'Before';
  });
  const patient = await adams();
  screen = await openScreen({
    desk: clinic.desk,
    route: 'patient-form',
    params: { id: patient.id },
    size: [120, 40],
  });
  await screen.waitFor('Edit Adams');
  await screen.type('Xy');
  await restoreElsewhere(id);
  await perform(other.desk, async (work) => {
    (await work.em.findOneOrFail(Patient, { last_name: 'Adams' })).city = 'After';
  });
  expect((await adams()).version).toBe(patient.version);
  await screen.act('form.save');
  await screen.waitFor('Somebody else changed this patient meanwhile');
  expect((await adams()).city).toBe('After');
  await screen.press('y');
  await screen.waitFor('Saved');
  expect(await adams()).toMatchObject({ city: 'After', first_name: expect.stringContaining('Xy') });
});

it('a registration begun before a restore is refused once, keeps what was typed, and is saved when asked again', async () => {
  const { id } = await carryOut(other, backUp, {});
  screen = await openScreen({ desk: clinic.desk, route: 'patient-form', size: [120, 40] });
  await screen.waitFor('New patient');
  await screen.type('Ben');
  await screen.act('form.next');
  await screen.type('Okafor');
  await screen.act('form.next');
  await screen.type('1980-02-03');
  await screen.act('form.next');
  await screen.press('m');
  await restoreElsewhere(id);
  await screen.act('form.save');
  await screen.waitFor('restored from a backup');
  expect(await all()).toEqual(['Adams']);
  expect(screen.text()).toContain('Okafor');
  await screen.act('form.save');
  await screen.waitFor(/Registered/);
  expect(await all()).toEqual(['Adams', 'Okafor']);
});
