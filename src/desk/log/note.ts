import type { EntityManager } from '@mikro-orm/sql';
import type { Engine } from '../../storage/engine.ts';
import type { Actor } from '../actor.ts';
import type { Clock } from '../clock.ts';
import { DeskError } from '../errors.ts';
import type { Ids } from '../ids.ts';
import { unaudited } from '../unaudited.ts';
import { OperationLog } from './entity.ts';

export interface LogParts {
  readonly engine: Engine;
  readonly actor: Actor;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Notes a failed operation in a transaction of its own: the failed one took everything else with it. */
export function noteFailure(
  parts: LogParts,
  operation: string,
  error: unknown,
  seconds: number,
): Promise<void> {
  const known = error instanceof DeskError;
  // What a refusal says may quote what was typed; the log keeps the code and leaves personal data out.
  const message = known ? null : String(error instanceof Error ? error.message : error).slice(0, 500);
  return note(parts, { operation, outcome: 'failed', code: known ? error.code : 'fault', message, seconds });
}

/** Notes work on the data as a whole (an import, a migration). */
export function noteDone(
  parts: LogParts,
  operation: string,
  message: string,
  seconds: number,
): Promise<void> {
  return note(parts, { operation, outcome: 'done', code: null, message, seconds });
}

interface Line {
  readonly operation: string;
  readonly outcome: 'done' | 'failed';
  readonly code: string | null;
  readonly message: string | null;
  readonly seconds: number;
}

async function note(parts: LogParts, line: Line): Promise<void> {
  const now = parts.clock.now();
  try {
    await unaudited(parts, `log ${line.operation}`, async (em: EntityManager) => {
      em.create(OperationLog, {
        ...line,
        id: parts.ids.next(now),
        at: now,
        actor: parts.actor.name,
        session_id: parts.actor.session,
        origin: parts.actor.origin,
      });
    });
  } catch {
    // A full disk or a read-only file must not hide the error that is being noted.
  }
}
