import { z } from 'zod';
import { defineQuery } from '../../desk/index.ts';
import { readSettings } from '../settings/index.ts';
import { headLine, headText } from './head-line.ts';

/** Where the audit log ends. */
export interface AuditHead {
  /** The day of the clinic, YYYY-MM-DD. */
  day: string;
  entry: number;
  /** For scripts. */
  head: string;
  /** To be printed and kept elsewhere. */
  line: string;
}

/** The end of the log, to be held against it later. Null before the first sealed entry. */
export const auditHead = defineQuery({
  name: 'audit.head',
  title: 'The line by which the audit log is known again',
  permission: 'audit.see',
  input: z.strictObject({}),
  cli: { columns: ['line'] },
  async run(view): Promise<AuditHead | null> {
    const end = await view.store.auditEnd();
    if (end === null || end.seal === '') return null;
    const day = await view.read(clinicDay, {});
    return { day, entry: end.entry, head: headText(end), line: headLine(day, end) };
  },
});

/** What day it is on the clinic's wall, YYYY-MM-DD. */
export const clinicDay = defineQuery({
  name: 'audit.day',
  title: 'The day of the clinic',
  permission: 'audit.see',
  input: z.strictObject({}),
  cli: { hidden: true },
  async run(view): Promise<string> {
    const { time_zone } = await readSettings(view);
    return Temporal.Instant.from(view.now).toZonedDateTimeISO(time_zone).toPlainDate().toString();
  },
});
