import type { Refusal } from '../engine.ts';

/** What a SQLite error means for a person; null when it is a fault of the program. */
export function explainSqliteError(error: unknown): Refusal | null {
  const { code, message } = rootOf(error);
  if (/\boverlap:doctor\b/.test(message)) return { kind: 'overlap', of: 'doctor' };
  if (/\boverlap:patient\b/.test(message)) return { kind: 'overlap', of: 'patient' };
  if (/\bpatient:anonymised\b/.test(message)) return { kind: 'anonymised' };
  if (code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY') {
    return { kind: 'unique', columns: listed(message).map((column) => column.replace(/^.*\./, '')) };
  }
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY' || code === 'SQLITE_CONSTRAINT_TRIGGER')
    return { kind: 'reference' };
  if (code === 'SQLITE_CONSTRAINT_CHECK') return { kind: 'check', constraint: listed(message).join(', ') };
  if (code === 'SQLITE_CONSTRAINT_NOTNULL') {
    return { kind: 'missing', column: (listed(message)[0] ?? '').replace(/^.*\./, '') };
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return { kind: 'busy' };
  if (code === 'SQLITE_READONLY_DBMOVED') return { kind: 'moved' };
  if (code.startsWith('SQLITE_READONLY')) return { kind: 'read_only' };
  // A file-size limit shows as a write error, a full disk as FULL, or as SHMSIZE where the journal's index has no room.
  if (noRoom.has(code)) return { kind: 'no_space' };
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return { kind: 'corrupt' };
  return null;
}

const noRoom: ReadonlySet<string> = new Set(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_SHMSIZE']);

/** What stands behind the colon: `UNIQUE constraint failed: patients.number, …`. */
function listed(message: string): string[] {
  return (/failed: (.*)$/m.exec(message)?.[1] ?? '').split(',').map((part) => part.trim());
}

/** MikroORM wraps the driver's error; the driver's own code is further in. */
function rootOf(error: unknown): { code: string; message: string } {
  let code = '';
  let message = '';
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const own = (at as Error & { code?: unknown }).code;
    if (typeof own === 'string' && own.startsWith('SQLITE_')) code = own;
    message += `\n${at.message}`;
  }
  return { code, message };
}
