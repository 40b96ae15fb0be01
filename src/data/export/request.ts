import { z } from 'zod';

export const formatNames = ['sql', 'csv', 'json', 'ndjson', 'xlsx'] as const;
export type FormatName = (typeof formatNames)[number];

/** What an export is asked for. */
export const exportRequest = z.object({
  /** A path, or `-`. */
  file: z.string().min(1),
  /** From the file's ending unless said. */
  format: z.string().optional(),
  /** All of them unless said. */
  tables: z.array(z.string()).default([]),
  /** `status=0`, `patients.city=Leeds`; all must hold. */
  where: z.array(z.string()).default([]),
  /** Created or changed since: a day of the clinic's calendar, or an instant. */
  since: z.string().optional(),
  /** Of one table. */
  columns: z.array(z.string()).default([]),
  mask: z.boolean().default(false),
  /** For spreadsheets: a byte order mark, and CRLF at the end of each line. CSV alone. */
  bom: z.boolean().default(false),
  crlf: z.boolean().default(false),
  /** Whether a file that is there may be replaced. */
  overwrite: z.boolean().default(false),
});

export type ExportRequest = z.output<typeof exportRequest>;

export interface ExportResult {
  /** The path, or `-`. */
  readonly file: string;
  readonly format: FormatName;
  readonly rows: Readonly<Record<string, number>>;
  readonly masked: boolean;
}
