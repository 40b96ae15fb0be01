import { appendFile } from 'node:fs/promises';
import type { Engine } from '../storage/engine.ts';
import { fileMode } from '../storage/file-modes.ts';
import type { AuditKey } from '../storage/guard/keys.ts';
import { lastSealIn, sealedLine } from '../storage/guard/sealed-lines.ts';
import { withLock } from '../storage/lock.ts';
import type { EntryFields } from './audit/chain-writer.ts';
import { refuse } from './errors.ts';

/** Where looks and refusals are noted while the database itself stays as it is. */
export function besideFile(place: string): string {
  return `${place}.access.ndjson`;
}

const patience = 5000;
let hasWarned = false;

/**
 * Adds entries to the file beside the database, one line each, sealed over the line before with the key of the audit
 * log. Without a guard that could be read they are not sealed, and that is said once. Throws the system's error.
 */
export async function addBeside(
  { place, guard }: Pick<Engine, 'place' | 'guard'>,
  entries: readonly EntryFields[],
): Promise<void> {
  const file = besideFile(place);
  const key = keyOf(guard);
  if (key === null) warnOnce(place);
  await withLock(
    place,
    'access',
    async () => {
      let previous = key === null ? '' : lastSealIn(file);
      const lines = entries.map((fields) => {
        if (key === null) return `${JSON.stringify(fields)}\n`;
        const { line, seal } = sealedLine(key, previous, fields);
        previous = seal;
        return `${line}\n`;
      });
      await appendFile(file, lines.join(''), { mode: fileMode(file) });
    },
    { patience },
  );
}

function keyOf(guard: Engine['guard']): AuditKey | null {
  try {
    return guard.key();
  } catch {
    return null;
  }
}

function warnOnce(place: string): void {
  if (hasWarned) return;
  hasWarned = true;
  process.stderr.write(
    `The audit log has no key here that can be read: what is noted in ${besideFile(place)} is not sealed.\n`,
  );
}

/** A look that cannot be noted is none. */
export async function requireBeside(engine: Engine, entries: readonly EntryFields[]): Promise<void> {
  await addBeside(engine, entries).catch((cause) =>
    refuse(
      'read_only',
      `This look cannot be noted in ${besideFile(engine.place)}, so the record stays closed.`,
      {
        hint: 'Let the program write beside the database, or leave out --read-only.',
        cause,
      },
    ),
  );
}
