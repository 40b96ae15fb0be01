import { resolve } from 'node:path';
import { z } from 'zod';
import { noRecipient, readSettings } from '../../clinic/settings/index.ts';
import { defineQuery } from '../../desk/index.ts';
import { defineJob } from '../job.ts';
import { type WrittenSheets, writeDaySheets } from './write.ts';

/** Whom the clinic encrypts its backups to, null for nobody. */
const recipientOfBackups = defineQuery({
  name: 'data.recipient',
  title: 'Whom backups are encrypted to',
  input: z.object({}),
  permission: 'data.backup',
  cli: { hidden: true },
  async run(view): Promise<string | null> {
    const { backup_encrypt_to: recipient } = await readSettings(view);
    return recipient === noRecipient ? null : recipient;
  },
});

/** Day sheets now: beside the backups, encrypted as they are, or as plain text into a file that is named. */
export const makeDaySheets = defineJob({
  name: 'data.day_sheets',
  title: 'Write day sheets',
  permission: 'data.backup',
  input: z.object({ to: z.string().min(1).optional() }),
  note: ({ file, sheets }: WrittenSheets) => `${sheets} sheets, ${file}`,
  async run(clinic, { to }): Promise<WrittenSheets> {
    if (to !== undefined) return writeDaySheets(clinic, { recipient: null, to: resolve(to) });
    return writeDaySheets(clinic, { recipient: await clinic.desk.read(recipientOfBackups, {}) });
  },
});
