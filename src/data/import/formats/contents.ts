import type { ExportHead, SourceFormat, SourceTable } from '../source.ts';

/** What is in one file. */
export interface Contents {
  format: SourceFormat;
  exported: ExportHead | null;
  tables: SourceTable[];
}
