import { settingsRegistry } from '../../clinic/settings/index.ts';
import { lastOfLost, restoreCommand } from '../../data/restore/index.ts';
import { abandonClinic, createClinic } from '../../data/schema/index.ts';
import { placeOf, statusOf } from '../../data/status/index.ts';
import { DeskError, parseInput, refuse } from '../../desk/index.ts';
import type { Session } from '../session.ts';
import { printStatus } from './status.ts';

export interface InitFlags {
  name?: string;
  timeZone?: string;
  country?: string;
  demo?: boolean;
  admin?: string;
}

/** Makes the clinic's database, or brings one that is there up to date. Safe to repeat. */
export async function runInit(session: Session, flags: InitFlags): Promise<void> {
  session.refuseReadOnly();
  if (flags.admin !== undefined) {
    refuse('usage', 'Accounts come with a later version: --admin cannot make one yet.', {
      hint: 'Run init without it; until there are accounts everything is open.',
    });
  }
  const { name, timeZone: time_zone, country, demo = false } = flags;
  // Checked before there is a file: what is said wrong must not leave a database behind.
  const said = Object.entries({ name, time_zone, country }).filter(([, value]) => value !== undefined);
  for (const [setting, value] of said) checkSetting(setting, value);
  await confirmBeginningAnew(session);
  const isNew = !(await placeOf(session.config.db)).exists;
  const clinic = await session.clinic({ create: true, anyRevision: 'older' });
  try {
    await createClinic(clinic, { ...Object.fromEntries(said), demo });
  } catch (error) {
    await abandonClinic(clinic, isNew);
    throw error;
  }
  await printStatus(session, await statusOf(clinic));
}

/** Where backups say that there was a clinic, an empty one must not quietly take its place. */
async function confirmBeginningAnew(session: Session): Promise<void> {
  const { db, backups } = session.config;
  const last = await lastOfLost({ db, backups });
  if (last === null) return;
  await session.confirm(
    `there was a clinic at ${db}, and ${restoreCommand(last)} brings it back. Begin an empty one instead?`,
  );
}

function checkSetting(setting: string, value: string | undefined): void {
  const schema =
    setting === 'name' || setting === 'time_zone' || setting === 'country'
      ? settingsRegistry[setting].schema
      : undefined;
  try {
    if (schema !== undefined) parseInput(schema, value);
  } catch (error) {
    if (error instanceof DeskError)
      refuse('invalid', error.message, { fields: { [setting]: error.message } });
    throw error;
  }
}
