import type { Overview } from '../../../data/overview/index.ts';
import { counted, type Span, sizeText } from '../../kit.ts';

/** What the database holds and where it stands, a line each, beside the menu. */
export function factLines(overview: Overview | undefined): Span[][] {
  if (!overview) return [[{ text: ' Looking …', tone: 'muted' }]];
  const { rows, revision } = overview.status;
  const row = (table: string, one: string, many?: string): Span[] => [
    { text: ` ${counted(rows[table] ?? 0, one, many)}` },
  ];
  const schema: Span[] =
    revision.pending.length > 0
      ? [{ text: ` Schema ${revision.current ?? 'empty'} !`, tone: 'warning' }]
      : [{ text: ` Schema ${revision.current ?? 'empty'} ` }, { text: '✓', tone: 'ok' }];
  return [
    row('patients', 'patient'),
    row('doctors', 'doctor'),
    row('appointments', 'appointment'),
    row('queue_entries', 'queue entry', 'queue entries'),
    row('audit_logs', 'audit entry', 'audit entries'),
    [],
    schema,
    [
      {
        text: ` Disk ${overview.free_bytes === null ? 'cannot be asked' : `${sizeText(overview.free_bytes)} free`}`,
      },
    ],
  ];
}

/** `clinic.db · SQLite · 4.1 MB · encrypted` */
export function placeText({ status }: Overview): string {
  const name = status.place.split('/').at(-1) ?? status.place;
  const encrypted = status.encrypted ? ' · encrypted' : '';
  return `${name} · ${status.engine} · ${sizeText(status.size_bytes)}${encrypted}`;
}
