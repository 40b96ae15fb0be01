import { settingsRegistry } from '../../clinic/settings/index.ts';
import { lastOfLost, refuseInPlaceOfAccounts, restoreCommand } from '../../data/restore/index.ts';
import { abandonClinic, createClinic, type OpenedClinic } from '../../data/schema/index.ts';
import { placeOf, statusOf } from '../../data/status/index.ts';
import { email as emailField } from '../../desk/fields/index.ts';
import { DeskError, parseInput, refuse } from '../../desk/index.ts';
import type { Session } from '../session.ts';
import { printStatus } from './status.ts';

export interface InitFlags {
  name?: string;
  timeZone?: string;
  country?: string;
  demo?: boolean;
  admin?: string;
  firstName?: string;
  lastName?: string;
}

/** Makes the clinic's database, or brings one that is there up to date. Safe to repeat. */
export async function runInit(session: Session, flags: InitFlags): Promise<void> {
  session.refuseReadOnly();
  const { name, timeZone: time_zone, country, demo = false } = flags;
  // Checked before there is a file: what is said wrong must not leave a database behind.
  const said = Object.entries({ name, time_zone, country }).filter(([, value]) => value !== undefined);
  for (const [setting, value] of said) checkSetting(setting, value);
  const isNew = !(await placeOf(session.config.db)).exists;
  // Before anything is asked: nobody types a password for what they may not do.
  if (!isNew) await session.permitted('clinic.configure', 'clinic.create', { anyRevision: 'older' });
  await refuseInPlaceOfAccounts(session.config);
  await confirmBeginningAnew(session);
  const admin = await wantedAdmin(flags);
  const clinic = await session.clinic({ create: true, anyRevision: 'older' });
  try {
    await clinic.desk.permit('clinic.configure', 'clinic.create');
    await createClinic(clinic, { ...Object.fromEntries(said), demo });
  } catch (error) {
    await abandonClinic(clinic, isNew);
    throw error;
  }
  if (admin !== null) await addAdmin(clinic, admin);
  await printStatus(session, await statusOf(clinic));
}

interface NewAdmin {
  readonly email: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly password: string;
}

/** Asked for before there is a database: a clinic that was to be closed must not come to be open. */
async function wantedAdmin({ admin, firstName, lastName, name = '' }: InitFlags): Promise<NewAdmin | null> {
  if (admin === undefined) return null;
  const { checkPassword, nameFrom } = await import('../../clinic/users/index.ts');
  const { secretOf } = await import('../secret.ts');
  const email = parseInput(emailField('The e-mail of the administrator'), admin).toLowerCase();
  const first_name = firstName ?? nameFrom(email);
  const last_name = lastName ?? 'Administrator';
  const password = await secretOf({
    question: `New password for ${email}`,
    variable: 'FRONTDESK_ADMIN_PASSWORD',
    isNew: true,
  });
  await checkPassword(password, { known: [email, first_name, last_name, name] });
  return { email, first_name, last_name, password };
}

/** Safe to repeat: an account that is there stays as it is. */
async function addAdmin({ desk }: OpenedClinic, admin: NewAdmin): Promise<void> {
  const { userAdd, userList } = await import('../../clinic/users/index.ts');
  const there = await desk.read(userList, {});
  if (there.some(({ email }) => email === admin.email)) return;
  await desk.perform(userAdd, { ...admin, role: 'admin' });
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
