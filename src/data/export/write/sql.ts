import { quotedName, sqlForm } from '../formats/sql.ts';
import type { Sink } from '../out/sink.ts';
import type { PlannedTable } from '../plan.ts';
import { type Run, writeRows, writeText } from './rows.ts';

/** A script that makes the tables, fills them, and then makes what watches over them: so it loads fast. */
export async function writeSql(run: Run, to: Sink): Promise<void> {
  const { plan, snapshot, head } = run;
  const script = snapshot.script(plan.tables.map(({ name }) => name));
  await writeText(to, `-- frontdesk export\n-- ${JSON.stringify({ frontdesk: head })}\n`);
  if (script.left_out.length > 0)
    await writeText(
      to,
      `-- Left out, since only newer shells know it: ${script.left_out.join(', ')}. The program makes it anew.\n`,
    );
  await writeText(to, 'PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n');
  for (const table of plan.tables) {
    const made = plan.hasChosenColumns ? bareTable(table) : script.tables.get(table.name);
    if (made !== undefined) await writeText(to, `${made};\n`);
    await writeRows(run, table, sqlForm(table.name, table.columns), to);
  }
  if (!plan.hasChosenColumns) for (const statement of script.after) await writeText(to, `${statement};\n`);
  await writeText(to, 'COMMIT;\n');
}

/** A table of some columns has none of the rules that speak of the others. */
function bareTable({ name, columns }: PlannedTable): string {
  const kinds = {
    text: 'text',
    date: 'date',
    time: 'time',
    instant: 'datetime',
    integer: 'integer',
    boolean: 'integer',
    fraction: 'double',
  };
  return `create table ${quotedName(name)} (${columns.map((column) => `${quotedName(column.name)} ${kinds[column.kind]}`).join(', ')})`;
}
