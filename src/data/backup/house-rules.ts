import { z } from 'zod';
import { noRecipient, readSettings } from '../../clinic/settings/index.ts';
import { type Desk, defineQuery } from '../../desk/index.ts';
import type { BackupWanted } from './make.ts';

const recipientSet = defineQuery({
  name: 'data.recipient',
  title: 'Whom backups are encrypted to',
  input: z.object({}),
  permission: 'house.see',
  cli: { hidden: true },
  async run(view): Promise<string | null> {
    const { backup_encrypt_to: recipient } = await readSettings(view);
    return recipient === noRecipient ? null : recipient;
  },
});

/** Whom this clinic encrypts to, null for nobody: also in a database too old to have been asked. */
export function recipientOf(desk: Pick<Desk, 'read'>): Promise<string | null> {
  return desk.read(recipientSet, {}).catch(() => null);
}

/** What a backup is to be by the settings of the clinic, where the one who asked for it said nothing else. */
export async function withHouseRules(desk: Pick<Desk, 'read'>, wanted: BackupWanted): Promise<BackupWanted> {
  if (wanted.recipient !== undefined || wanted.passphrase_file !== undefined) return wanted;
  const recipient = await recipientOf(desk);
  return recipient === null ? wanted : { ...wanted, recipient };
}
