import { describe, expect, it } from 'vitest';
import { registerPatient } from '../../../src/clinic/patients/index.ts';
import { backUp, listBackups } from '../../../src/data/backup/index.ts';
import { atTheDataScreen, done, register, sizes } from './data-desk.ts';

describe.each(sizes)('at %i×%i', (...size) => {
  it("restores yesterday's backup by the typed word, and undoes it", async () => {
    const { screen, clinic, names } = await atTheDataScreen({
      size,
      before: async (clinic) => {
        clinic.clock.set('2026-11-21T18:00:00.000Z');
        await done(clinic, backUp, {});
        clinic.clock.set('2026-11-22T09:00:00.000Z');
        await register(clinic, 'Ada', 'Okafor');
      },
    });
    await screen.act('data.restore');
    await screen.waitFor('yesterday 18:00');
    await screen.act('data-backups.restore');
    await screen.waitFor(/patients +3 +2 +−1 new since: Okafor/);
    expect(screen.text()).toMatch(/doctors +1 +1 +the same/);
    expect(screen.text()).toContain('A copy of today’s data is kept');

    await screen.press('enter');
    expect(screen.message()).toContain('Type the word restore first');
    expect(await names()).toEqual(['Meyer', 'Okafor', 'Smith']);

    await screen.type('restore');
    await screen.act('data-restore.restore');
    await screen.waitFor('✓ Restored as of yesterday 18:00: 2 patients.');
    expect(await names()).toEqual(['Meyer', 'Smith']);

    clinic.clock.advance({ minutes: 1 });
    await screen.waitFor('U undoes the restore of 09:00');
    await screen.act('data-backups.undo');
    await screen.waitFor(/patients +2 +3 +\+1 would come back/);
    await screen.type('restore');
    await screen.press('enter');
    await screen.waitFor('✓ Restored as of 09:00: 3 patients.');
    expect(await names()).toEqual(['Meyer', 'Okafor', 'Smith']);
    const notes = (await listBackups(clinic.backups)).map(({ note }) => note?.slice(0, 11) ?? null);
    expect(notes).toEqual(['Safety copy', 'Safety copy', null]);
  });
});

it('looks at what a restore would change, and leaves everything as it is', async () => {
  const { screen, clinic, names } = await atTheDataScreen({
    before: async (clinic) => {
      await done(clinic, backUp, {});
      clinic.clock.advance({ hours: 1 });
      await register(clinic, 'Ada', 'Okafor');
    },
  });
  await screen.act('data.restore');
  await screen.waitFor('1 backup');
  await screen.act('data-backups.restore');
  await screen.waitFor('Okafor');
  await screen.type('restor');
  await screen.act('data-restore.leave');
  await screen.waitFor('BACKUPS');
  expect(await names()).toEqual(['Meyer', 'Okafor', 'Smith']);
  expect(await listBackups(clinic.backups)).toHaveLength(1);
});

it('is told when another desk has saved since, and the word does not count until then', async () => {
  const { screen, clinic, names } = await atTheDataScreen({
    before: async (clinic) => {
      await done(clinic, backUp, {});
      clinic.clock.advance({ hours: 1 });
      await register(clinic, 'Ada', 'Okafor');
    },
  });
  const ben = await clinic.anotherDesk();
  await screen.act('data.restore');
  await screen.waitFor('1 backup');
  await screen.act('data-backups.restore');
  await screen.waitFor(/patients +3 +2 +−1 new since: Okafor/);
  await screen.type('restore');
  await ben.perform(registerPatient, {
    first_name: 'Theo',
    last_name: 'Roy',
    birth_date: '1950-02-01',
    gender: 'Male',
  });
  await screen.waitFor('Another desk has saved since');
  expect(screen.text()).toMatch(/Ctrl\+R compares again\./);
  await screen.press('enter');
  expect(screen.message()).toContain('Type the word restore first');
  expect(await names()).toEqual(['Meyer', 'Okafor', 'Roy', 'Smith']);

  await screen.act('data-restore.again');
  await screen.waitFor(/patients +4 +2 +−2 new since: /);
  expect(screen.text()).toContain('Roy');
  expect(screen.text()).not.toContain('Another desk has saved since');
  await screen.type('restore');
  await screen.press('enter');
  await screen.waitFor('✓ Restored');
  expect(await names()).toEqual(['Meyer', 'Smith']);
});

it('asks for the passphrase of an encrypted backup, unseen, until it opens', async () => {
  const { screen, names, clinic } = await atTheDataScreen();
  await screen.act('data.restore');
  await screen.act('data-backups.encrypted');
  await screen.type('correct horse');
  expect(screen.text()).not.toContain('correct');
  await screen.press('enter');
  await screen.type('correct horse');
  await screen.press('enter');
  await screen.waitFor('✓ Encrypted backup made and proved');
  await screen.waitFor('full+key');
  clinic.clock.advance({ minutes: 1 });
  await register(clinic, 'Ada', 'Okafor');

  await screen.act('data-backups.restore');
  await screen.waitFor('is encrypted');
  await screen.type('wrong horse it is');
  await screen.press('enter');
  await screen.waitFor('That did not open it.');
  await screen.type('correct horse');
  await screen.press('enter');
  await screen.waitFor('new since: Okafor');
  await screen.type('restore');
  await screen.press('enter');
  await screen.waitFor('✓ Restored');
  expect(await names()).toEqual(['Meyer', 'Smith']);
});

it('restores the data as they were at a time', async () => {
  const { screen } = await atTheDataScreen({
    before: async (clinic) => {
      clinic.clock.set('2026-11-20T18:00:00.000Z');
      await done(clinic, backUp, { note: 'friday' });
      clinic.clock.set('2026-11-21T18:00:00.000Z');
      await done(clinic, backUp, { note: 'saturday' });
      clinic.clock.set('2026-11-22T09:00:00.000Z');
    },
  });
  await screen.act('data.restore');
  await screen.waitFor('friday');
  await screen.act('data-backups.at');
  await screen.type('2026-11-21 12:00');
  await screen.press('enter');
  await screen.waitFor('Restore 20 Nov 18:00');
});
