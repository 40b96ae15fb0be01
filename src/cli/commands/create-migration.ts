import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { refuse } from '../../desk/index.ts';
import type { Session } from '../session.ts';

const answerSchema = z.union([
  z.object({ file: z.string().nullable(), up: z.array(z.string()), down: z.array(z.string()) }),
  z.object({ error: z.string() }),
]);

const script = 'scripts/create-migration.ts';

/**
 * Writes a migration from the difference between entities and schema: for development, in a checkout. It runs from the
 * sources, because what was built may be older than the entity that was changed a minute ago.
 */
export async function createMigration(
  session: Session,
  description: string,
  { dryRun }: { dryRun?: boolean },
): Promise<void> {
  const root = checkout();
  const args = ['--import', 'tsx', join(root, script), description, ...(dryRun ? ['--dry-run'] : [])];
  const answer = answerSchema.parse(JSON.parse(await ask(args, root)));
  if ('error' in answer) return refuse('invalid', answer.error);
  const { file, up, down } = answer;
  const { paint } = session.output;
  const words =
    up.length === 0
      ? paint('good', 'No changes: the entities say what the migrations make. Nothing was written.')
      : [
          ...(file === null ? [] : [`${paint('good', '✓')} ${file}`, 'Read it before it is applied.', '']),
          ...up.map((sql) => `${sql};`),
        ].join('\n');
  session.output.result({ file, up, down }, { words });
}

/** Also what failed has said why. */
async function ask(args: readonly string[], cwd: string): Promise<string> {
  try {
    return (await promisify(execFile)(process.execPath, [...args], { cwd })).stdout;
  } catch (error) {
    const said = error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
    if (said.startsWith('{')) return said;
    throw error;
  }
}

function checkout(): string {
  for (let at = import.meta.dirname; at !== dirname(at); at = dirname(at))
    if (existsSync(join(at, script)) && existsSync(join(at, 'migrations/sqlite/index.ts'))) return at;
  return refuse('invalid', 'Migrations are written where the sources are, and this program has none.', {
    hint: 'Use a checkout of the program.',
  });
}
