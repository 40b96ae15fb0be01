import type { MikroORM } from '@mikro-orm/sqlite';

/** The SQL that these revisions would run, statement by statement, without running any of it. */
export async function migrationScript(orm: MikroORM, revisions: readonly string[]): Promise<string[]> {
  const { migrations } = await import('../../../migrations/sqlite/index.ts');
  const script: string[] = [];
  for (const { name, class: Revision } of migrations) {
    if (!revisions.includes(name)) continue;
    const revision = new Revision(orm.em.getDriver(), orm.config);
    await revision.up();
    for (const query of revision.getQueries()) script.push(String(query));
  }
  return script;
}
