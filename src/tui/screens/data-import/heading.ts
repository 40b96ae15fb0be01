import type { ImportPreview, PreviewTable } from '../../../data/import/index.ts';
import { counted, type Span } from '../../kit.ts';
import { type Choices, inWords, isReady } from './state.ts';

const ORDERS: Readonly<Record<string, string>> = {
  dmy: 'day-month-year',
  mdy: 'month-day-year',
  ymd: 'year-month-day',
};

const SEPARATORS: Readonly<Record<string, string>> = { '\t': 'tab', ' ': 'blank' };

/** What was found out about the file: `patients.csv · 1 174 rows · UTF-8 · , separated · header · dates year-month-day`. */
export function headingText({ file_name }: ImportPreview, { detected, rows, is_own }: PreviewTable): string {
  const { encoding, delimiter, header, date_order: order } = detected;
  return [
    file_name,
    ...(rows === null ? [] : [counted(rows, 'row')]),
    ...(encoding === null ? [] : [encoding.toUpperCase()]),
    ...(delimiter === null ? [] : [`${SEPARATORS[delimiter] ?? delimiter} separated`]),
    header ? 'header' : 'no header',
    ...(order === null ? [] : [`dates ${ORDERS[order] ?? order}`]),
    ...(is_own ? ['our own export'] : []),
  ].join(' · ');
}

/** What is said under the columns: what is open, what is worth a look, how conflicts are settled. One text a line. */
export function remarkLines(preview: ImportPreview, table: PreviewTable, choices: Choices): Span[][] {
  const ready = isReady(preview);
  const { done_before: before, left_out: leftOut } = preview;
  const firstProblem = table.problems[0];
  const lines: Span[][] = [];
  const warn = (text: string) => lines.push([{ text: ` ! ${text}`, tone: 'warning' }]);
  if (ready !== true) lines.push([{ text: ` ✗ ${ready}`, tone: 'danger' }]);
  if (before !== null)
    warn(`This file was imported on ${before.started_at.slice(0, 10)} by ${before.uploaded_by}.`);
  if (table.remarks.length > 0) warn(table.remarks.join('; '));
  if (firstProblem !== undefined && ready === true) warn(`Line ${firstProblem.line}: ${firstProblem.reason}`);
  if (leftOut.length > 0) warn(leftOut.join(' '));
  if (table.remembered) lines.push([{ text: '   Matched as the last time.', tone: 'muted' }]);
  lines.push([{ text: `   ${conflictWords(choices)}`, tone: 'muted' }]);
  return lines;
}

function conflictWords({ on_conflict, all_or_nothing }: Choices): string {
  const conflict =
    on_conflict === 'skip'
      ? 'A row that is here and differs is skipped (o: update)'
      : 'What differs is updated (o: skip)';
  return `${conflict}; ${all_or_nothing ? 'all rows or none (a)' : 'good rows land, bad ones are listed (a)'}.`;
}

/** `→ first name`, or what stands there instead. */
export function fieldText({ field, skipped }: PreviewTable['columns'][number], isOwn: boolean): string {
  if (field !== null) return isOwn ? field : inWords(field);
  return skipped ? '(never taken)' : '(skip)';
}

/** A first value as it would land, with what is written where that differs: `M → Male`. */
export function firstText(first: PreviewTable['columns'][number]['first'][number] | undefined): string {
  if (first === undefined) return '';
  const { written, read } = first;
  if (read === null || read === '' || read === written) return written;
  return `${written} → ${read}`;
}
