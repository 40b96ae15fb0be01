import type { UploadRow } from '../../../clinic/uploads/index.ts';
import {
  type Column,
  counted,
  countText,
  type Moments,
  type Span,
  sizeText,
  type Tone,
  wrapLines,
} from '../../kit.ts';

interface StatusMark {
  readonly sign: string;
  readonly word: string;
  readonly tone: Tone;
}

const STATUSES: Readonly<Record<UploadRow['status'], StatusMark>> = {
  done: { sign: '✓', word: 'imported', tone: 'ok' },
  running: { sign: '…', word: 'not finished', tone: 'warning' },
  failed: { sign: '✗', word: 'failed', tone: 'danger' },
  undone: { sign: '↶', word: 'taken back', tone: 'muted' },
};

export function uploadColumns({ when }: Moments): Column<UploadRow>[] {
  const mark = (row: UploadRow) => STATUSES[row.status];
  const count = (title: string, of: (row: UploadRow) => number): Column<UploadRow> => ({
    title,
    width: 9,
    align: 'right',
    text: (row) => countText(of(row)),
  });
  return [
    { title: '', width: 1, text: (row) => mark(row).sign, tone: (row) => mark(row).tone },
    { title: 'When', width: 15, text: ({ started_at }) => when(started_at) },
    { title: 'File', min: 14, text: ({ file_name }) => file_name },
    { title: 'New', width: 9, align: 'right', text: ({ inserted }) => countText(inserted) },
    {
      ...count('Rejected', ({ rejected }) => rejected),
      tone: ({ rejected }) => (rejected > 0 ? 'warning' : undefined),
    },
    { title: 'Who', width: 12, text: ({ uploaded_by }) => uploaded_by },
    { ...count('Changed', ({ updated }) => updated), optional: true },
    { ...count('Same', ({ unchanged }) => unchanged), optional: true },
    { title: 'Table', width: 14, text: ({ table }) => table, optional: true },
  ];
}

/** Everything about one upload: what came of its rows, when and by whom, and what it was. */
export function uploadDetail(row: UploadRow | undefined, { when }: Moments, width: number): Span[][] {
  if (!row) return [];
  const { word, tone } = STATUSES[row.status];
  const counts = [
    `${counted(row.read, 'row')} read`,
    `${countText(row.inserted)} new`,
    `${countText(row.updated)} changed`,
    `${countText(row.unchanged)} as they were`,
    `${countText(row.rejected)} rejected`,
  ].join(', ');
  const end = row.undone_at
    ? `Taken back ${when(row.undone_at)} by ${row.undone_by ?? 'somebody'}.`
    : (row.error ?? '');
  const file = `${row.format.toUpperCase()}, ${sizeText(row.file_size)}, SHA-256 ${row.file_hash.slice(0, 16)}…`;
  const [first = '', ...rest] = wrapLines(`${word} · ${row.table}: ${counts}`, width - 6);
  return [
    [{ text: `   ${word}`, tone }, { text: first.slice(word.length) }],
    ...rest.map((text): Span[] => [{ text: `   ${text}` }]),
    [{ text: `   ${file}`, tone: 'muted' }],
    ...wrapLines(end, width - 6).map((text): Span[] => [{ text: `   ${text}` }]),
  ];
}

/** True, or why an upload cannot be taken back: what depends on its rows is found out when it is tried. */
export function canUndoUpload(row: UploadRow | undefined): true | string {
  if (!row) return 'Nothing was imported yet.';
  if (row.status === 'undone') return `${row.file_name} was taken back already.`;
  if (row.status === 'running') return `The import of ${row.file_name} is still running.`;
  if (row.inserted + row.updated === 0) return `${row.file_name} changed nothing that could be taken back.`;
  return true;
}

/** What goes when it is taken back, for the question before. */
export function undoLines(row: UploadRow): string[] {
  const goes = [
    ...(row.inserted > 0 ? [`${counted(row.inserted, 'new row')} of ${row.table} go`] : []),
    ...(row.updated > 0 ? [`${counted(row.updated, 'changed row')} become what they were`] : []),
  ].join(', ');
  return [
    `${goes}.`,
    `It is all or nothing: if one of them has been changed or is needed by something else since, nothing happens and you are told which.`,
  ];
}
