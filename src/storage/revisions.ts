import { revisions as sqlite } from '../../migrations/sqlite/revisions.ts';
import type { Engine } from './engine.ts';

/** The revisions that this program knows for an engine, oldest first. */
export function knownRevisions(engine: Pick<Engine, 'name'>): readonly string[] {
  return engine.name === 'SQLite' ? sqlite : [];
}
