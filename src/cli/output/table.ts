import { plainLine } from '../../desk/plain-text.ts';
import { displayWidth, takeColumns } from '../../desk/text-width.ts';
import { countText } from '../../desk/words/index.ts';

export type Row = Readonly<Record<string, unknown>>;

const widestCell = 60;

/**
 * Rows as an aligned table for people: a heading, then one line a row. Text that came from outside loses control
 * and escape sequences first, so that a name cannot repaint the terminal.
 */
export function formatTable(rows: readonly Row[], columns: readonly string[], widest = widestCell): string {
  const cells = rows.map((row) => columns.map((column) => cellText(row[column], widest)));
  const headings = columns.map(heading);
  const widths = headings.map((name, index) =>
    Math.max(displayWidth(name), ...cells.map((row) => displayWidth(row[index] ?? ''))),
  );
  const rightAligned = columns.map((column) =>
    rows.every((row) => row[column] === null || typeof row[column] === 'number'),
  );
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, index) => padded(text, widths[index] ?? 0, rightAligned[index] ?? false))
      .join('  ')
      .trimEnd();
  return [headings, ...cells].map(line).join('\n');
}

/** One thing for people: a line for every field that has a value. */
export function formatDetails(row: Row): string {
  const shown = Object.entries(row).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  );
  const widest = Math.max(0, ...shown.map(([name]) => displayWidth(heading(name))));
  return shown
    .map(
      ([name, value]) =>
        `${padded(heading(name), widest, false)}  ${cellText(value, Number.POSITIVE_INFINITY)}`,
    )
    .join('\n');
}

/** The columns of a list whose owner did not say which: what a person can read on a line, machine ids left out. */
export function defaultColumns(rows: readonly Row[]): string[] {
  const quiet = /(^|_)(id|version|created_at|updated_at|created_by)$/;
  const [first] = rows;
  if (first === undefined) return [];
  const readable = Object.keys(first).filter(
    (name) =>
      !quiet.test(name) && rows.every((row) => isPlain(row[name])) && rows.some((row) => row[name] !== null),
  );
  return readable.length > 0 ? readable.slice(0, 9) : Object.keys(first);
}

function heading(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function isPlain(value: unknown): boolean {
  return value === null || value === undefined || typeof value !== 'object';
}

/** Lists become their parts' names, so that a doctor's specializations read as words. */
function cellText(value: unknown, widest: number): string {
  const text = plainLine(wording(value));
  if (displayWidth(text) <= widest) return text;
  return `${takeColumns(text, widest - 1)}…`;
}

function wording(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return countText(value);
  if (Array.isArray(value)) return value.map(wording).join(', ');
  if (typeof value !== 'object') return String(value);
  const name = ['full_name', 'name', 'number', 'id']
    .map((key) => Reflect.get(value, key))
    .find((part) => part);
  return typeof name === 'string' ? name : JSON.stringify(value);
}

function padded(text: string, width: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return right ? space + text : text + space;
}
