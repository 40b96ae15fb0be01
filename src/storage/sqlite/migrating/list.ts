import { createHash } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/sqlite';
import type { ListedMigration } from '../../migrations.ts';

/** This program's revisions, loaded only when something is migrated. */
export async function listedMigrations(): Promise<readonly ListedMigration[]> {
  return (await import('../../../../migrations/sqlite/index.ts')).migrations;
}

export interface Script {
  readonly up: readonly string[];
  readonly down: readonly string[];
}

/** The statements of a revision. A migration only lists them (`addSql`), so asking for them runs nothing. */
export async function scriptOf(orm: MikroORM, { class: Revision }: ListedMigration): Promise<Script> {
  const statements = async (direction: 'up' | 'down'): Promise<string[]> => {
    const revision = new Revision(orm.em.getDriver(), orm.config);
    await revision[direction]();
    return revision.getQueries().map(String);
  };
  return { up: await statements('up'), down: await statements('down') };
}

/** Tells one script from another, whatever became of the file that it came from. */
export function checksumOf({ up, down }: Script): string {
  return createHash('sha256')
    .update(JSON.stringify([up, down]))
    .digest('hex');
}
