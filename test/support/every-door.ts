import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Job } from '../../src/data/job.ts';
import type { Operation, Query } from '../../src/desk/index.ts';

export type AnyDoor = Operation | Query | Job;

const rooms = ['src/clinic', 'src/data', 'src/desk', 'src/tui/open.ts'];

/** Every operation, query and job that any file of the program shows, by its name: found by looking, not by a list. */
export async function everyDoor(): Promise<AnyDoor[]> {
  const root = resolve(import.meta.dirname, '../..');
  const files = rooms.flatMap((room) =>
    room.endsWith('.ts')
      ? [room]
      : readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
          // A thread's file runs when it is loaded, and shows nothing.
          .filter((name) => name.endsWith('.ts') && !name.endsWith('-worker.ts'))
          .map((name) => join(room, name)),
  );
  const found = new Set<AnyDoor>();
  for (const file of files) {
    const shown: Record<string, unknown> = await import(join(root, file));
    for (const value of Object.values(shown)) if (isDoor(value)) found.add(value);
  }
  return [...found].sort((one, other) => one.name.localeCompare(other.name));
}

function isDoor(value: unknown): value is AnyDoor {
  if (typeof value !== 'object' || value === null) return false;
  const kind: unknown = Reflect.get(value, 'kind');
  return ['operation', 'query', 'job'].includes(String(kind)) && 'permission' in value;
}
