import type { BackupRow } from '../../../data/backup/index.ts';
import { type Column, counted, countText, type Moments, type Span, sizeText, wrapLines } from '../../kit.ts';
import { reasonText } from './reason.ts';

/** The columns of the list: whether it is whole, when, how large, of what kind, and what it was for. */
export function backupColumns({ when, ago }: Moments): Column<BackupRow>[] {
  const tone = ({ verified }: BackupRow) => (verified ? ('ok' as const) : ('danger' as const));
  return [
    { title: '', width: 1, text: ({ verified }) => (verified ? '✓' : '✗'), tone },
    { title: 'When', width: 15, text: ({ at }) => when(at) },
    { title: 'Age', width: 11, text: ({ at }) => ago(at) },
    { title: 'Stored', width: 7, align: 'right', text: ({ stored_bytes }) => sizeText(stored_bytes) },
    { title: 'Kind', width: 8, text: kindText },
    {
      title: 'Note',
      min: 20,
      text: ({ verified, note, problem }) => (verified ? (note ?? '') : `damaged: ${reasonText(problem)}`),
    },
    {
      title: 'Proved',
      width: 15,
      text: ({ verified, verified_at }) =>
        verified && verified_at !== null ? when(verified_at) : verified ? 'not yet' : 'damaged',
      tone: ({ verified }) => (verified ? undefined : 'danger'),
      optional: true,
    },
    {
      title: 'Patients',
      width: 9,
      align: 'right',
      text: ({ rows }) => countText(rows.patients ?? 0),
      optional: true,
    },
    {
      title: 'Revision',
      width: 11,
      text: ({ revision }) => revision?.slice(0, 11) ?? 'empty',
      optional: true,
    },
  ];
}

/** `full`, `changes`, with a lock where it is encrypted. */
function kindText({ kind, encrypted }: BackupRow): string {
  const word = kind === 'full' ? 'full' : 'changes';
  return encrypted ? `${word}+key` : word;
}

/** Everything about one backup. What is wrong with it comes first. */
export function backupDetail(
  backup: BackupRow | undefined,
  own: readonly string[] | undefined,
  { ago }: Moments,
  width: number,
): Span[][] {
  if (!backup) return [];
  const lines = (text: string, tone?: Span['tone']) =>
    wrapLines(text, width - 6).map((line): Span[] => [{ text: `   ${line}`, ...(tone && { tone }) }]);
  const { rows } = backup;
  const holds = [
    counted(rows.patients ?? 0, 'patient'),
    counted(rows.doctors ?? 0, 'doctor'),
    counted(rows.appointments ?? 0, 'appointment'),
    counted(rows.queue_entries ?? 0, 'queue entry', 'queue entries'),
  ].join(', ');
  const proved = backup.verified && backup.verified_at !== null ? ` Proved ${ago(backup.verified_at)}.` : '';
  const kind = backup.kind === 'full' ? 'Full backup' : 'Only what changed, yet restored by itself';
  const what = `${kind}${backup.encrypted ? ', encrypted' : ''}, ${sizeText(backup.size_bytes)} of data, revision ${backup.revision?.slice(0, 11) ?? 'none'}, program ${backup.program}.`;
  return [
    ...(backup.verified
      ? []
      : lines(`✗ Damaged: ${reasonText(backup.problem)}. Do not rely on it.`, 'danger')),
    ...(own !== undefined && !own.includes(backup.id)
      ? lines(`! Of another database: ${backup.place}`, 'warning')
      : []),
    ...lines(`${holds}.${proved}`),
    ...(backup.note ? lines(`Note: ${backup.note}`) : []),
    ...lines(what, 'muted'),
    ...lines(backup.file, 'muted'),
  ];
}
