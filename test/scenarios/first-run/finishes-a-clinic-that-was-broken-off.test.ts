import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { settingList } from '../../../src/clinic/settings/index.ts';
import { openClinic, revisionOf } from '../../../src/data/schema/index.ts';
import { DeskError } from '../../../src/desk/index.ts';
import { openScreen } from '../../support/screen.tsx';

it('makes the clinic in a database that was begun and left empty', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-begun-'));
  const db = join(folder, 'clinic.db');
  const begun = await openClinic({ db, create: true, anyRevision: true });
  expect((await revisionOf(begun.engine)).current).toBeNull();
  await begun.close();
  const problem = await openClinic({ db }).catch((failure: unknown) => failure);
  if (!(problem instanceof DeskError)) throw new Error('An empty database was opened as a clinic.');

  const adopted: { close(): Promise<void> }[] = [];
  const screen = await openScreen({
    desk: null,
    route: 'first-run',
    db,
    problem,
    onAdopt: (clinic) => adopted.push(clinic),
  });
  try {
    await screen.waitFor('There is no clinic here yet');
    await screen.type('Second Try');
    for (let field = 0; field < 4; field += 1) await screen.act('form.next');
    // Without accounts.
    await screen.press('right');
    await screen.act('form.save');
    await screen.waitFor('NEXT APPOINTMENTS');
    const clinic = await openClinic({ db });
    const settings = await clinic.desk.read(settingList, {});
    expect(settings.find(({ name }) => name === 'name')?.value).toBe('Second Try');
    await clinic.close();
  } finally {
    await screen.close();
    for (const clinic of adopted) await clinic.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
