import { expect, it } from 'vitest';
import { revisions } from '../../../migrations/sqlite/revisions.ts';
import { listBackups } from '../../../src/data/backup/index.ts';
import { downgrade, openClinic } from '../../../src/data/schema/index.ts';
import { DeskError } from '../../../src/desk/index.ts';
import { openTestClinic } from '../../support/clinic.ts';
import { furnish } from '../../support/furnish.ts';
import { jobsHere } from '../../support/jobs.ts';
import { openScreen } from '../../support/screen.tsx';

it('backs up, migrates and goes on, for one key and a confirmation', async () => {
  const clinic = await openTestClinic();
  await furnish(clinic.desk, {
    specializations: {},
    patients: [{ first_name: 'Ada', last_name: 'Okafor' }],
  });
  await downgrade(clinic, revisions[0]?.slice(0, 11) ?? '');
  clinic.clock.advance({ minutes: 1 });
  const before = await listBackups(clinic.backups);
  const problem = await openClinic({ db: clinic.path }).catch((failure: unknown) => failure);
  if (!(problem instanceof DeskError)) throw new Error('An older database was opened as it is.');

  const adopted: { close(): Promise<void> }[] = [];
  const screen = await openScreen({
    desk: null,
    route: 'first-run',
    db: clinic.path,
    problem,
    jobs: jobsHere(clinic),
    onAdopt: (opened) => adopted.push(opened),
  });
  try {
    await screen.waitFor('bring it up to date and go on');
    await screen.act('first-run.migrate');
    await screen.waitFor('y yes');
    await screen.press('esc');
    expect(await clinic.engine.applied()).toHaveLength(1);
    await screen.act('first-run.migrate');
    await screen.waitFor('y yes');
    await screen.press('y');
    await screen.waitFor('NEXT APPOINTMENTS');
    const [made] = await listBackups(clinic.backups);
    expect(screen.message()).toContain('up to date');
    expect(made).toMatchObject({ verified: true, revision: '20261121-01', rows: { patients: 1 } });
    expect(before.map(({ id }) => id)).not.toContain(made?.id);
    expect(await clinic.engine.applied()).toHaveLength(revisions.length);
  } finally {
    await screen.close();
    for (const opened of adopted) await opened.close();
    await clinic.close();
  }
});
