import { z } from 'zod';
import { queueJoin } from '../../../clinic/queue/index.ts';
import { choice, optional, text } from '../../../desk/fields/index.ts';
import { dateField, type ImportField, momentField, needed, textField } from '../columns/field.ts';
import { readMoment } from '../dates/moment.ts';
import { check } from './check.ts';
import { doctorColumn } from './doctor-column.ts';
import { landEntry, type ReadEntry } from './land-entry.ts';
import { nobodyNamed, patientColumns, patientReference } from './patient-columns.ts';
import type { Cells, ImportTable } from './table.ts';

const fields: readonly ImportField[] = [
  ...patientColumns,
  needed(textField('specialization', 'specialization id', 'specialty', 'department', 'queue', 'service')),
  doctorColumn,
  textField('ticket', 'ticket number', 'token', 'number'),
  dateField('ticket_date', 'date', 'day'),
  textField('urgency', 'priority', 'triage'),
  textField('status', 'state', 'queue status'),
  momentField('joined_at', 'joined', 'arrived at', 'arrived', 'check in', 'queued at', 'created at'),
  momentField('called_at', 'called'),
  momentField('started_at', 'started', 'service start'),
  momentField('served_at', 'served', 'finished at', 'finished', 'service end', 'completed at'),
  momentField('removed_at', 'removed', 'left at', 'left'),
  textField('removal_reason', 'reason', 'why', 'reason removed'),
];

const join = queueJoin.input.shape;
const states = ['waiting', 'served', 'removed'] as const;
const schema = z.object({
  specialization: join.specialization,
  doctor: optional(text('Doctor', 100)),
  ticket: optional(text('Ticket', 20)),
  urgency: join.urgency,
  removal_reason: optional(text('Reason', 500)),
  status: optional(
    choice('Status', states, {
      '0': 'waiting',
      '2': 'served',
      '3': 'removed',
      done: 'served',
      finished: 'served',
      completed: 'served',
      left: 'removed',
      cancelled: 'removed',
    }),
  ),
});

const moments = ['joined_at', 'called_at', 'started_at', 'served_at', 'removed_at'] as const;

/** Entries of the queue; those that are over are kept as history, one that waits joins as at the desk. */
export const queueEntries: ImportTable = {
  name: 'queue_entries',
  known_as: ['queue', 'queue entry', 'tickets', 'walk ins'],
  fields,
  skipped: [],
  throughOperations: false,
  reader({ time_zone, now }) {
    return (cells) => {
      const times = readTimes(cells, time_zone, now);
      const checked = check(schema, cells);
      const patient = patientReference(cells);
      const problems = { ...times.fields, ...nobodyNamed(patient) };
      if (!checked.ok) return { ok: false, fields: { ...checked.fields, ...problems } };
      const { values } = checked;
      const { joined_at, served_at, removed_at } = times.read;
      const status = values.status ?? (served_at ? 'served' : removed_at ? 'removed' : 'waiting');
      if (status !== 'waiting' && !joined_at) problems.joined_at ??= 'It does not say when she came.';
      if (status === 'served' && !served_at) problems.served_at ??= 'It does not say when she was served.';
      if (status === 'removed' && !removed_at) problems.removed_at ??= 'It does not say when she left.';
      if (status === 'waiting' && joined_at && joined_at.local.slice(0, 10) !== times.today)
        problems.status ??=
          'Nobody waits from an earlier day: it needs the time when she was served or left.';
      if (Object.keys(problems).length > 0) return { ok: false, fields: problems };
      const entry: ReadEntry = {
        patient,
        specialization: values.specialization,
        doctor: values.doctor ?? undefined,
        ticket: values.ticket ?? null,
        ticket_date: cells.ticket_date || joined_at?.local.slice(0, 10) || times.today,
        urgency: values.urgency ?? 'routine',
        status,
        removal_reason: values.removal_reason ?? null,
        times: Object.fromEntries(moments.map((name) => [name, times.read[name]?.instant ?? null])),
      };
      return { ok: true, values: { ...entry, ...entry.times }, land: (landing) => landEntry(landing, entry) };
    };
  },
};

function readTimes(cells: Cells, zone: string, now: string) {
  const read: Partial<Record<(typeof moments)[number], { instant: string; local: string }>> = {};
  const fields: Record<string, string> = {};
  for (const name of moments) {
    const written = cells[name];
    if (!written) continue;
    const moment = readMoment('Time', written, 'ymd', zone);
    if (!moment.ok) fields[name] = moment.problem;
    else if (moment.value.instant > now) fields[name] = 'This is in the future.';
    else read[name] = moment.value;
  }
  const today = readMoment('Now', now, 'ymd', zone);
  return { read, fields, today: today.ok ? today.value.local.slice(0, 10) : now.slice(0, 10) };
}
