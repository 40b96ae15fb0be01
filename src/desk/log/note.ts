import { addEntry, type EntryAbout } from '../audit/entry.ts';
import type { DeskContext } from '../context.ts';
import { DeskError } from '../errors.ts';
import { unaudited } from '../unaudited.ts';
import { OperationLog } from './entity.ts';

/** Notes a failed operation in a transaction of its own: the failed one took everything else with it. */
export function noteFailure(
  parts: DeskContext,
  operation: string,
  error: unknown,
  seconds: number,
): Promise<void> {
  const known = error instanceof DeskError;
  // A message may quote what was typed, a database error even the whole row: the log keeps the kind, and what has no values.
  const message = known ? whereabouts(error) : error instanceof Error ? error.constructor.name : typeof error;
  return note(parts, { operation, outcome: 'failed', code: known ? error.code : 'fault', message, seconds });
}

/** Which fields were wrong, and what the system said (`EACCES`); null where neither is known. */
function whereabouts({ fields, cause }: DeskError): string | null {
  const said = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const names = [...Object.keys(fields ?? {}), ...(/^[A-Z][A-Z_]+$/.test(said) ? [said] : [])];
  return names.length === 0 ? null : names.join(', ').slice(0, 200);
}

/** Notes work on the data as a whole (an import, a migration). */
export function noteDone(parts: DeskContext, { operation, ...done }: DoneWork): Promise<void> {
  return note(parts, { operation, outcome: 'done', code: null, ...done });
}

export interface DoneWork {
  readonly operation: string;
  readonly message: string;
  readonly seconds: number;
  /** Also an entry of the audit log: data has left the database. */
  readonly isAudited?: boolean;
}

/** An entry of the audit log that work begins by which data leaves the database: the one of its end may not come to be. */
export function noteBegun(parts: DeskContext, operation: string, patience: number): Promise<void> {
  return unaudited(parts, operation, patience, (em, call) => addEntry(em, call, aboutRun('begun')));
}

/** Short: somebody waits to hear what failed. */
const patience = 2000;

interface Line {
  readonly operation: string;
  readonly outcome: 'done' | 'failed';
  readonly code: string | null;
  readonly message: string | null;
  readonly seconds: number;
  readonly isAudited?: boolean;
}

async function note(parts: DeskContext, { isAudited = false, ...line }: Line): Promise<void> {
  try {
    await unaudited(parts, line.operation, patience, async (em, call) => {
      em.create(OperationLog, {
        ...line,
        ...who(parts),
        id: parts.ids.next(call.now),
        at: call.now,
      });
      if (isAudited) await addEntry(em, call, aboutRun(line.message));
    });
  } catch {
    // A full disk or a read-only file must not hide the error that is being noted.
  }
}

function who({ actor }: DeskContext) {
  return { actor: actor.name, session_id: actor.session, origin: actor.origin };
}

function aboutRun(message: string | null): EntryAbout {
  const after = JSON.stringify({ message });
  return { entity: 'database', entity_id: null, patient_id: null, kind: 'run', before: null, after };
}
