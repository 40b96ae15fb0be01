import type { ImportPreview, PreviewTable } from '../../../data/import/index.ts';
import { counted, type Moments, type Span, wrapLines } from '../../kit.ts';
import { type Choices, inWords, isReady } from './state.ts';

const ORDERS: Readonly<Record<string, string>> = {
  dmy: 'day first',
  mdy: 'month first',
  ymd: 'year first',
};

const SEPARATORS: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

/** What was found out about the file: `patients.csv · 1 174 rows · UTF-8 · commas · header · dates year first`. */
export function headingText({ file_name }: ImportPreview, { detected, rows, is_own }: PreviewTable): string {
  const { encoding, delimiter, header, date_order: order } = detected;
  return [
    file_name,
    ...(rows === null ? [] : [counted(rows, 'row')]),
    ...(encoding === null ? [] : [encoding.toUpperCase()]),
    ...(delimiter === null ? [] : [SEPARATORS[delimiter] ?? delimiter]),
    ...(delimiter === null ? [] : [header ? 'header' : 'no header']),
    ...(order === null ? [] : [`dates ${ORDERS[order] ?? order}`]),
    ...(is_own ? ['our own export'] : []),
  ].join(' · ');
}

/** What is said under the columns: what is open, what is worth a look, how conflicts are settled. A sentence takes the lines it needs. */
export function remarkLines(
  preview: ImportPreview,
  table: PreviewTable,
  choices: Choices,
  { when }: Moments,
  width: number,
): Span[][] {
  const ready = isReady(preview);
  const { done_before: before, left_out: leftOut } = preview;
  const firstProblem = table.problems[0];
  const lines: Span[][] = [];
  const say = (sign: string, text: string, tone: Span['tone']) => {
    for (const [index, line] of wrapLines(text, width - 4).entries())
      lines.push([{ text: ` ${index === 0 ? sign : ' '} ${line}`, tone }]);
  };
  const warn = (text: string) => say('!', text, 'warning');
  if (ready !== true) say('✗', ready, 'danger');
  if (table.ambiguous_dates !== null) warn(table.ambiguous_dates);
  if (before !== null)
    warn(`This file was imported before (${when(before.started_at)}) by ${before.uploaded_by}.`);
  if (table.remarks.length > 0) warn(table.remarks.join('; '));
  if (firstProblem !== undefined && ready === true) warn(`Line ${firstProblem.line}: ${firstProblem.reason}`);
  if (leftOut.length > 0) warn(leftOut.join(' '));
  if (table.remembered) lines.push([{ text: '   Matched as the last time.', tone: 'muted' }]);
  lines.push(...conflictWords(choices).map((text): Span[] => [{ text: `   ${text}`, tone: 'muted' }]));
  return lines;
}

function conflictWords({ on_conflict, all_or_nothing }: Choices): string[] {
  return [
    on_conflict === 'skip'
      ? 'A row that is here already and differs stays out (o: it updates).'
      : 'A row that is here already and differs updates it (o: it stays out).',
    all_or_nothing
      ? 'One bad row, and none lands (a: the good ones land).'
      : 'The good rows land, the bad ones are listed (a: all or none).',
  ];
}

/** `→ first name`, or what stands there instead. */
export function fieldText({ field, skipped }: PreviewTable['columns'][number], isOwn: boolean): string {
  if (field !== null) return isOwn ? field : inWords(field);
  return skipped ? '(never taken)' : '(skip)';
}

/** A first value as it would land, with what is written where that differs: `M → Male`. What is never taken is not shown. */
export function firstText({ first: all, skipped }: PreviewTable['columns'][number], index: number): string {
  const first = all[index];
  if (first === undefined) return '';
  const { written, read } = first;
  if (skipped) return written === '' ? '' : '···';
  if (read === null || read === '' || read === written) return written;
  return `${written} → ${read}`;
}
