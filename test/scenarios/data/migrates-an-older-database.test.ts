import { expect, it, onTestFinished } from 'vitest';
import { history, openClinic } from '../../../src/data/schema/index.ts';
import { atTheDataScreen } from './data-desk.ts';

it('takes the database back to an older revision, by the typed name, and migrates it again from the screen', async () => {
  const adopted: { close(): Promise<void> }[] = [];
  onTestFinished(async () => {
    for (const clinic of adopted) await clinic.close();
  });
  const { screen, clinic } = await atTheDataScreen({ onAdopt: (one) => adopted.push(one) });
  await screen.waitFor('none pending');
  await screen.act('data.migrations');
  await screen.waitFor('up to date');
  await screen.press('m');
  expect(screen.message()).toContain('Nothing is pending');

  await screen.act('list.last');
  await screen.act('data-migrations.downgrade');
  expect(screen.message()).toContain('choose an earlier one');
  await screen.act('list.first');
  await screen.act('data-migrations.sql');
  await screen.waitFor('To take back');
  await screen.press('esc');

  await screen.act('list.first');
  await screen.act('data-migrations.downgrade');
  await screen.waitFor('It drops the table anonymised_patients');
  await screen.type('Riverside');
  await screen.press('enter');
  expect(screen.message()).toContain('Type Riverside Clinic exactly');
  await screen.type(' Clinic');
  await screen.press('enter');
  await screen.waitFor('The database was taken back to 20261121-01');
  expect(screen.message()).toContain('✓ Taken back');
  const rows = await history(clinic.engine);
  expect(rows.find(({ revision }) => revision === '20261121-02')?.applied_at).toBeNull();

  await screen.act('first-run.migrate');
  await screen.press('y');
  await screen.waitFor('NEXT APPOINTMENTS');
  const migrated = await openClinic({ db: clinic.path });
  onTestFinished(() => migrated.close());
  expect((await history(migrated.engine)).every(({ applied_at }) => applied_at !== null)).toBe(true);
});
