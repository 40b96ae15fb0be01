import type { BackupComparison } from '../../../data/restore/index.ts';
import { bothEnds, counted, countText, displayWidth, fit, type Span } from '../../kit.ts';

/** One table now and in the backup. */
type TableDifference = BackupComparison['tables'][number];

/** Tables by how much they mean to people; the rest follow by name. */
const FIRST = ['patients', 'appointments', 'queue_entries', 'doctors', 'specializations'];

const LABEL = 18;
const NUMBER = 11;

/** What the word before a restore has to be. */
export const THE_WORD = 'restore';

/** The tables worth showing: the first five always, of the others those that differ. */
export function shownTables(tables: readonly TableDifference[]): TableDifference[] {
  const place = (table: string) => {
    const index = FIRST.indexOf(table);
    return index < 0 ? FIRST.length : index;
  };
  return tables
    .filter((one) => FIRST.includes(one.table) || differs(one))
    .toSorted((a, b) => place(a.table) - place(b.table) || (a.table < b.table ? -1 : 1));
}

export function differs({ now, earlier, only_now, changed, only_earlier }: TableDifference): boolean {
  return now !== earlier || only_now > 0 || changed > 0 || only_earlier > 0;
}

/** Now, then and the difference side by side, at most `height` lines; what would be lost by name. */
export function differenceLines(
  tables: readonly TableDifference[],
  { width, height }: { readonly width: number; readonly height: number },
): Span[][] {
  const shown = shownTables(tables);
  const room = Math.max(1, height - 1);
  const kept = shown.length <= room ? shown : shown.slice(0, room - 1);
  const rest = shown.length - kept.length;
  return [
    [
      { text: fit('', LABEL + 3) },
      { text: fit('now', NUMBER, 'right') + fit('then', NUMBER, 'right') },
      { text: '   what would change' },
    ].map((span): Span => ({ ...span, tone: 'muted' })),
    ...kept.map((one) => tableLine(one, width)),
    ...(rest > 0 ? [[{ text: `   … and ${counted(rest, 'more table')}`, tone: 'muted' } as Span]] : []),
  ];
}

function tableLine(one: TableDifference, width: number): Span[] {
  const numbers =
    fit(`   ${one.table.replaceAll('_', ' ')}`, LABEL + 3) +
    fit(countText(one.now), NUMBER, 'right') +
    fit(countText(one.earlier), NUMBER, 'right');
  const text = changeText(one, width - LABEL - 3 - 2 * NUMBER - 3);
  const tone = one.only_now > 0 ? 'danger' : one.changed > 0 ? 'warning' : 'muted';
  return [{ text: `${numbers}   ` }, { text, tone }];
}

/** `−3 new since: Okafor, Smith, Roy 2 changed, +1 would come back` */
function changeText(one: TableDifference, width: number): string {
  if (!differs(one)) return 'the same';
  const rest = [
    ...(one.changed > 0 ? [`${countText(one.changed)} changed`] : []),
    ...(one.only_earlier > 0 ? [`+${countText(one.only_earlier)} would come back`] : []),
  ].join(', ');
  if (one.only_now === 0) return rest;
  const lost = `−${countText(one.only_now)} new since`;
  const named = one.labels.length === 0 ? lost : `${lost}: ${one.labels.join(', ')}`;
  if (rest === '') return named;
  // Who would be lost is the last thing to leave out.
  const brief = one.only_earlier > 0 ? `+${countText(one.only_earlier)}` : '';
  const short = [...(one.changed > 0 ? [`${countText(one.changed)} changed`] : []), brief]
    .filter(Boolean)
    .join(', ');
  const fits = displayWidth(named) + displayWidth(rest) < width;
  return bothEnds(named, fits ? rest : short, width).trimEnd();
}

/** What would be lost in one sentence, for what is under the table. */
export function lossText(tables: readonly TableDifference[]): string {
  const lost = tables.reduce((sum, one) => sum + one.only_now, 0);
  const changed = tables.reduce((sum, one) => sum + one.changed, 0);
  if (lost === 0 && changed === 0) return 'Nothing of the present would be lost.';
  const parts = [
    ...(lost > 0 ? [`${counted(lost, 'row')} made since would be gone`] : []),
    ...(changed > 0
      ? [`${counted(changed, 'row')} would become what ${changed === 1 ? 'it was' : 'they were'}`]
      : []),
  ];
  return `${parts.join(', ')}. The audit log keeps all of it.`;
}
