import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { settingSet } from '../../../src/clinic/settings/index.ts';
import { clinicFolders, keptTo } from '../../../src/data/access/index.ts';
import type { OpenedClinic } from '../../../src/data/schema/index.ts';
import { jobsHere } from '../../support/jobs.ts';
import { clinicAtWork } from '../today/clinic-at-work.ts';
import { ownFolder } from './at-the-data-screen.ts';

/** At the Data screen of a clinic whose people share one login of the machine. */
async function atSharedData(size: [number, number]) {
  const limitsOf = ({ engine, backups }: Pick<OpenedClinic, 'engine' | 'backups'>) =>
    ({ ...clinicFolders(dirname(engine.place), backups), more: [], confine: 'shared' }) as const;
  let opened: OpenedClinic | undefined;
  const { clinic, screen } = await clinicAtWork({
    route: 'data',
    size,
    before: ({ desk }) => desk.perform(settingSet, { name: 'shared_account', value: 'yes' }),
    jobsOf: (found) => {
      opened = { ...found, files: limitsOf(found) };
      return jobsHere(opened);
    },
    keptTo: async (desk) => (opened === undefined ? null : keptTo(desk, limitsOf(opened))),
  });
  const folder = dirname(clinic.path);
  mkdirSync(join(folder, 'imports'), { recursive: true });
  writeFileSync(
    join(folder, 'imports', 'new.csv'),
    'first_name,last_name,birth_date,gender\nAda,Okafor,1991-06-14,f\n',
  );
  return { clinic, screen, folder };
}

it.each([
  [80, 24],
  [120, 40],
] as [number, number][])(
  'an export is proposed in the clinic’s folder, and refused elsewhere, at %i×%i',
  async (...size) => {
    const { screen, folder } = await atSharedData(size);
    const elsewhere = ownFolder();
    await screen.act('data.export');
    await screen.waitFor('exports/frontdesk-');
    // Nothing was typed: nobody is asked whether to leave.
    await screen.press('esc');
    await screen.waitFor('Restore, backups');
    await screen.act('data.export');
    await screen.waitFor('exports/frontdesk-');
    for (let at = 0; at < 12 && !screen.row('To the file').text.includes('▸'); at += 1)
      await screen.press('tab');
    await screen.press('ctrl-u');
    await screen.type(join(elsewhere, 'authorized_keys.csv'));
    await screen.press('ctrl-s');
    await screen.waitFor('outside of the folders');
    expect(existsSync(join(elsewhere, 'authorized_keys.csv'))).toBe(false);
    await screen.waitFor('To the file');
    for (let at = 0; at < 12 && !screen.row('To the file').text.includes('▸'); at += 1)
      await screen.press('tab');
    await screen.press('ctrl-u');
    await screen.type('all.zip');
    await screen.press('ctrl-s');
    await screen.waitFor('✓ Exported');
    expect(existsSync(join(folder, 'exports', 'all.zip'))).toBe(true);
  },
);

it('a file to import is looked for in the clinic’s folders alone', async () => {
  const { screen } = await atSharedData([80, 24]);
  await screen.act('data.import');
  await screen.waitFor('new.csv');
  expect(screen.text()).not.toContain('../');
  await screen.type('/etc/passwd');
  await screen.press('enter');
  await screen.waitFor('Outside of the allowed folders.');
  await screen.press('ctrl-u');
  await screen.type('new.csv');
  await screen.press('enter');
  await screen.waitFor('PATIENTS ← new.csv');
});
