import { resolve } from 'node:path';
import type { Manifest } from './manifest.ts';

/** One backup, as lists show it and as scripts read it. */
export interface BackupRow {
  readonly id: string;
  /** The moment whose data it holds. */
  readonly at: string;
  /** Its file, absolute. */
  readonly file: string;
  readonly kind: 'full' | 'incremental';
  readonly encrypted: boolean;
  /** Of the database in it. */
  readonly size_bytes: number;
  /** Written for it. */
  readonly stored_bytes: number;
  /** Of its file, as it lies there. */
  readonly sha256: string;
  readonly revision: string | null;
  readonly rows: Readonly<Record<string, number>>;
  readonly last_audit_entry: number | null;
  /** Its seal, to be held against the log later: `audit verify --against` takes both. */
  readonly last_audit_seal?: string | null | undefined;
  /** The fingerprint of the key that the database in it is encrypted with; null where that is plain. */
  readonly database_key?: string | null | undefined;
  /** Whether it was whole when it was last looked at. */
  readonly verified: boolean;
  readonly verified_at: string | null;
  /** What is wrong with it, when a check has found something. */
  readonly problem: string | null;
  readonly note: string | null;
  /** The database that it is of. */
  readonly place: string;
  readonly engine: string;
  readonly program: string;
}

export function rowOf(file: string, { format: _format, ...manifest }: Manifest): BackupRow {
  const { id, at, kind, encrypted, ...rest } = manifest;
  return { id, at, file: resolve(file), kind, encrypted, ...rest };
}

export function manifestOf({ file: _file, ...row }: BackupRow): Manifest {
  return { format: 'frontdesk-backup-1', ...row, rows: { ...row.rows } };
}
