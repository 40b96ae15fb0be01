import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { revisions } from '../../../migrations/sqlite/revisions.ts';
import type { Description } from '../engine.ts';

export function describeSqlite(path: string): Description {
  const place = resolve(path);
  return { name: 'SQLite', place, exists: existsSync(place), revisions };
}
