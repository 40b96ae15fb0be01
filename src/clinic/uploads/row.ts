import { z } from 'zod';
import { storedJson } from '../../desk/stored-json.ts';
import type { Upload } from './entity.ts';

/** How many rows of an import ended how; read = inserted + updated + unchanged + rejected. */
export interface UploadCounts {
  read: number;
  inserted: number;
  updated: number;
  unchanged: number;
  rejected: number;
}

/** One import as the screens, commands and scripts see it. */
export interface UploadRow extends UploadCounts {
  id: string;
  file_name: string;
  file_hash: string;
  file_size: number;
  table: string;
  format: string;
  /** Column of the file → field. */
  mapping: Record<string, string>;
  status: Upload['status'];
  error: string | null;
  uploaded_by: string;
  started_at: string;
  finished_at: string | null;
  undone_at: string | null;
  undone_by: string | null;
}

const mapping = z.record(z.string(), z.string());

export function toUploadRow(upload: Upload): UploadRow {
  return {
    id: upload.id,
    file_name: upload.file_name,
    table: upload.table_name,
    status: upload.status,
    read: upload.read,
    inserted: upload.inserted,
    updated: upload.updated,
    unchanged: upload.unchanged,
    rejected: upload.rejected,
    uploaded_by: upload.uploaded_by,
    started_at: upload.started_at,
    finished_at: upload.finished_at ?? null,
    undone_at: upload.undone_at ?? null,
    undone_by: upload.undone_by ?? null,
    error: upload.error ?? null,
    format: upload.format,
    mapping: mapping.safeParse(storedJson(upload.mapping)).data ?? {},
    file_hash: upload.file_hash,
    file_size: upload.file_size,
  };
}
