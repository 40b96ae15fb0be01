import type { Metrics } from './collect.ts';

type Labels = Readonly<Record<string, string>>;
type Sample = readonly [labels: Labels, value: number | null];

/** The metrics as Prometheus reads them (text format 0.0.4): one gauge a paragraph, what is unknown left out. */
export function prometheusText(metrics: Metrics): string {
  const { backup, restore_proved, health, rows, failed_operations, queue } = metrics;
  const { version, engine } = metrics;
  return [
    gauge('info', 'Which program and schema this is; always 1.', [
      [{ version, engine, revision: metrics.revision ?? '' }, 1],
    ]),
    gauge('rows', 'Rows by table.', labelled('table', rows)),
    gauge('database_bytes', 'Size of the database.', alone(metrics.size_bytes)),
    gauge('database_free_bytes', 'Of these, what compacting would give back.', alone(metrics.free_bytes)),
    gauge('journal_bytes', 'Committed, not yet written back.', alone(metrics.journal_bytes)),
    gauge('disk_free_bytes', 'Room left on the disk of the database.', alone(metrics.disk_free_bytes)),
    gauge('backup_timestamp_seconds', 'When the last good backup was made.', alone(epochOf(backup.last_at))),
    gauge('backup_age_seconds', 'How old the last good backup is.', alone(backup.age_seconds)),
    gauge('backup_stored_bytes', 'What was written for it.', alone(backup.stored_bytes)),
    gauge('backup_overdue', '1 when the schedule asked for a backup that is not there.', [
      [{}, Number(backup.state === 'overdue')],
    ]),
    gauge('backup_failed', '1 when the last backup failed.', alone(Number(backup.failed))),
    gauge(
      'restore_proved_timestamp_seconds',
      'When a restore was last proved.',
      alone(epochOf(restore_proved.last_at)),
    ),
    gauge(
      'failed_operations',
      'Refused or failed in 24 hours, by code.',
      labelled('code', failed_operations),
    ),
    gauge('queue_waiting', 'People waiting, by specialization.', labelled('specialization', queue)),
    ...(health
      ? [
          gauge('healthy', '1 when every check of frontdesk health is good.', alone(Number(health.ok))),
          gauge('health_check', 'The checks by name, 1 for good.', labelled('check', numbers(health.checks))),
        ]
      : []),
    gauge('collection_seconds', 'How long it took to find this out.', alone(metrics.seconds)),
  ].join('');
}

function gauge(name: string, help: string, samples: readonly Sample[]): string {
  const known = samples.filter(([, value]) => value !== null);
  if (known.length === 0) return '';
  const full = `frontdesk_${name}`;
  const lines = known.map(([labels, value]) => `${full}${labelText(labels)} ${value}\n`);
  return `# HELP ${full} ${help}\n# TYPE ${full} gauge\n${lines.join('')}`;
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

function alone(value: number | null): Sample[] {
  return [[{}, value]];
}

function labelled(label: string, values: Readonly<Record<string, number>>): Sample[] {
  return Object.entries(values).map(([name, value]) => [{ [label]: name }, value]);
}

function numbers(flags: Readonly<Record<string, boolean>>): Record<string, number> {
  return Object.fromEntries(Object.entries(flags).map(([name, flag]) => [name, Number(flag)]));
}

function epochOf(at: string | null): number | null {
  return at === null ? null : Date.parse(at) / 1000;
}
