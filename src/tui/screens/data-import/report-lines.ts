import type { ImportReport } from '../../../data/import/index.ts';
import { counted, countText, type Span, wrapLines } from '../../kit.ts';

/** One line of a report: a problem, or somebody who may be here already. */
export interface ReportRow {
  readonly key: string;
  readonly kind: 'problem' | 'duplicate';
  readonly place: string;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

/** Problems first, then possible duplicates. */
export function reportRows({ problems, possible_duplicates: likely }: ImportReport): ReportRow[] {
  return [
    ...problems.map(
      ({ table, line, column, value, reason }, index): ReportRow => ({
        key: `p${index}`,
        kind: 'problem',
        place: String(line),
        column: [table, column].filter(Boolean).join('.'),
        value: value ?? '',
        reason,
      }),
    ),
    ...likely.map(
      ({ line, full_name, likeness, other }, index): ReportRow => ({
        key: `d${index}`,
        kind: 'duplicate',
        place: String(line),
        column: '',
        value: full_name,
        reason: `may be ${other.full_name}, ${other.birth_date}, ${other.number} (${likeness} %)`,
      }),
    ),
  ];
}

/** ` 1 174 read: 1 163 new, 0 updated, 0 unchanged, 11 rejected`. */
export function countSpans({ read, inserted, updated, unchanged, rejected }: ImportReport): Span[] {
  return [
    { text: ` ${counted(read, 'row')} read: ` },
    { text: `${countText(inserted)} new`, tone: inserted > 0 ? 'ok' : 'muted' },
    { text: `, ${countText(updated)} updated, ${countText(unchanged)} unchanged, ` },
    { text: `${countText(rejected)} rejected`, tone: rejected > 0 ? 'danger' : 'muted' },
  ];
}

/** The whole sentence of the line under the cursor, where the rejected rows are, and what else was done. */
export function closingLines(report: ImportReport, row: ReportRow | undefined, width: number): Span[][] {
  const { problems_left_out: more, possible_duplicates_left_out: moreLikely, rejects, notes } = report;
  const reason = row === undefined ? [] : wrapLines(row.reason, width - 4);
  const sentences = [
    ...(rejects.length > 0 && !report.dry_run
      ? [`The rejected rows are in ${rejects.join(', ')}: mend them and import that file.`]
      : []),
    ...(more + moreLikely > 0 ? [`${countText(more + moreLikely)} more are not listed.`] : []),
    ...notes,
  ];
  return [
    ...reason.map((text): Span[] => [{ text: `   ${text}` }]),
    ...sentences
      .flatMap((text) => wrapLines(text, width - 4))
      .map((text): Span[] => [{ text: `   ${text}`, tone: 'muted' }]),
  ];
}
