import { z } from 'zod';

/** What a person said about a file; what is missing is found out or has its usual value. */
export const importRequest = z.object({
  file: z.string(),
  /** How the file is called in the history; the file itself may be a copy of standard input. */
  file_name: z.string().optional(),
  table: z.string().optional(),
  format: z.string().optional(),
  /** Column → field; an empty field leaves the column out. Of several tables: `table.column`. */
  map: z.record(z.string(), z.string()).default({}),
  date_order: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  encoding: z.string().optional(),
  delimiter: z.string().optional(),
  header: z.boolean().optional(),
});
export type ImportRequest = z.input<typeof importRequest>;

export const importOptions = importRequest.extend({
  dry_run: z.boolean().default(false),
  on_conflict: z.enum(['skip', 'update', 'fail']).default('skip'),
  all_or_nothing: z.boolean().default(false),
  /** Where rejected rows are written, if anywhere; of several tables each gets a file with its name in it. */
  rejects: z.string().optional(),
  /** Whether rejected rows are written where nobody named a file: beside the imported one, or where one may write. */
  keep_rejects: z.boolean().default(false),
  /** Whether files that are there already may be replaced by those of the rejected rows. */
  overwrite: z.boolean().default(false),
});
export type ImportOptions = z.input<typeof importOptions>;
export type WholeImportOptions = z.output<typeof importOptions>;
