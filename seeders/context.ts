import { uuidv7 } from '../src/desk/index.ts';

/** What a seeder needs to know besides the database. */
export interface SeedContext {
  /** The instant the rows are made at. */
  now: string;
  /** A new id. */
  id(): string;
}

/** The context when the mikro-orm command line runs a seeder on its own. */
export function usualContext(): SeedContext {
  const now = new Date().toISOString();
  return { now, id: () => uuidv7.next(now) };
}
