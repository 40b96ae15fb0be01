import { jsonForm } from '../formats/json.ts';
import type { Sink } from '../out/sink.ts';
import { type Run, writeRows, writeText } from './rows.ts';

/** One document: the head, then every table as a list. */
export async function writeJson(run: Run, to: Sink): Promise<void> {
  await writeText(to, `{"frontdesk":${JSON.stringify(run.head)},\n"tables":{\n`);
  for (const [nth, table] of run.plan.tables.entries()) {
    await writeText(to, `${nth === 0 ? '' : ',\n'}${JSON.stringify(table.name)}:[\n`);
    await writeRows(run, table, jsonForm(table.columns, { lead: '', isList: true }), to);
    await writeText(to, (run.head.rows[table.name] ?? 0) > 0 ? '\n]' : ']');
  }
  await writeText(to, '\n}}\n');
}

/** A row a line; with its table's name first where there are several. */
export async function writeNdjson(run: Run, to: Sink): Promise<void> {
  const isSeveral = run.plan.tables.length > 1;
  for (const table of run.plan.tables) {
    const lead = isSeveral ? `"table":${JSON.stringify(table.name)},` : '';
    await writeRows(run, table, jsonForm(table.columns, { lead, isList: false }), to);
  }
}
