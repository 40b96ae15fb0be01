import type { Engine } from '../engine.ts';
import type { Migrations } from '../migrations.ts';
import { appliedIn } from './migrating/applied.ts';
import { applyRevisions, type Changeable, revertRevisions, wayBack } from './migrating/change.ts';
import { schemaDrift } from './migrating/drift.ts';
import { checksumOf, scriptOf } from './migrating/list.ts';
import { mendSchema } from './migrating/mend.ts';
import { rowsOf } from './migrating/objects.ts';
import { keptIn } from './migrating/record.ts';

/** @param another opens another file with the same revisions */
export function sqliteMigrations(on: Changeable, another: (file: string) => Promise<Engine>): Migrations {
  const { orm, database, listed } = on;
  const known = (name: string) => listed.find((one) => one.name === name);
  return {
    async recorded() {
      const kept = keptIn(database);
      const rows = appliedIn(database).map(async ({ name, applied_at }) => {
        const noted = kept.get(name);
        const ours = known(name);
        const checksum = ours && checksumOf(await scriptOf(orm, ours));
        return {
          name,
          applied_at: noted?.applied_at ?? applied_at,
          by: noted?.applied_by ?? null,
          seconds: noted?.seconds ?? null,
          // What was applied before anything was noted is taken to be what this program would apply.
          checksum_ok: checksum === undefined ? null : checksum === (noted?.checksum ?? checksum),
          is_revertible: ours !== undefined || noted !== undefined,
        };
      });
      return Promise.all(rows);
    },
    async script(names, direction) {
      const scripts = names.map(async (name) => {
        if (direction === 'down') return (await wayBack(on, name)).statements;
        const ours = known(name);
        return ours === undefined ? [] : (await scriptOf(orm, ours)).up;
      });
      return (await Promise.all(scripts)).flat();
    },
    apply: (names, how) => applyRevisions(on, names, how),
    revert: (names, how) => revertRevisions(on, names, how),
    async rehearse(file, names, direction, how) {
      const copy = await another(file);
      try {
        const { apply, revert } = await copy.migrations();
        const change = await (direction === 'up' ? apply : revert)(names, how);
        const { ok, message } = await copy.integrity();
        if (!ok) throw new Error(message);
        return change;
      } finally {
        await copy.close();
      }
    },
    rows: async () => rowsOf(database),
    drift: () => schemaDrift(on),
    mend: () => on.mutex.run(() => mendSchema(on)),
  };
}
