import { resolve } from 'node:path';
import { z } from 'zod';
import { recipientOf } from '../backup/index.ts';
import { defineJob } from '../job.ts';
import { type WrittenSheets, writeDaySheets } from './write.ts';

/** Day sheets now: beside the backups, encrypted as they are, or as plain text into a file that is named. */
export const makeDaySheets = defineJob({
  name: 'data.day_sheets',
  title: 'Write day sheets',
  permission: 'data.backup',
  isAudited: true,
  input: z.object({ to: z.string().min(1).optional() }),
  alsoAsks: ({ to }) => (to === undefined ? null : 'data.backup_elsewhere'),
  paths: ({ to }) => (to === undefined ? [] : [to]),
  note: ({ file, sheets }: WrittenSheets) => `${sheets} sheets, ${file}`,
  async run(clinic, { to }): Promise<WrittenSheets> {
    if (to !== undefined) return writeDaySheets(clinic, { recipient: null, to: resolve(to) });
    return writeDaySheets(clinic, { recipient: await recipientOf(clinic.desk) });
  },
});
