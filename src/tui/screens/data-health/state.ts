import type { HealthCheck } from '../../../data/health/index.ts';
import type { Column, Span } from '../../kit.ts';
import { wrapLines } from '../../kit.ts';

interface Meaning {
  readonly title: string;
  /** What is looked at. */
  readonly looks: string;
  /** What to do when it is not well. */
  readonly todo: string;
}

const MEANINGS: Readonly<Record<string, Meaning>> = {
  connection: {
    title: 'Connection',
    looks: 'Whether the database answers.',
    todo: 'Look whether its disk is there and can be written, then check again.',
  },
  integrity: {
    title: 'Integrity',
    looks: 'Whether every page of the file and every index is whole.',
    todo: 'Restore the newest backup that is proved (7 r). Make no changes until then.',
  },
  foreign_keys: {
    title: 'References',
    looks: 'Whether every row that another one names is there.',
    todo: 'Restore the newest backup that is proved (7 r), or ask who looks after the program.',
  },
  schema: {
    title: 'Schema',
    looks: 'Whether the tables are those that this program expects.',
    todo: 'Migrations (7 m) show what is pending or different, and bring it up to date.',
  },
  disk: {
    title: 'Disk',
    looks: 'Whether there is room for a day of work and a backup.',
    todo: 'Free some room on that disk, or remove old backups (7 r p).',
  },
  backup: {
    title: 'Backups',
    looks: 'Whether there is a recent backup that was proved.',
    todo: 'Make one now: Ctrl+B.',
  },
  audit: {
    title: 'Audit log',
    looks: 'Whether no entry of the audit log was changed or removed.',
    todo: 'Somebody changed the log beside the program: keep a copy of the database and find out who.',
  },
  search: {
    title: 'Search index',
    looks: 'Whether patients are found by what they are called.',
    todo: 'Maintenance (7 o) rebuilds the indexes: reindex.',
  },
};

export function checkTitle({ name }: HealthCheck): string {
  const words = name.replaceAll('_', ' ');
  return MEANINGS[name]?.title ?? words.charAt(0).toUpperCase() + words.slice(1);
}

export const checkColumns: readonly Column<HealthCheck>[] = [
  { title: '', width: 1, text: ({ ok }) => (ok ? '✓' : '✗'), tone: ({ ok }) => (ok ? 'ok' : 'danger') },
  { title: 'Check', width: 16, text: checkTitle },
  { title: 'Found', text: ({ message }) => message, tone: ({ ok }) => (ok ? undefined : 'danger') },
];

/** What a check looks at, all that it found, and what to do about it. */
export function checkDetail(check: HealthCheck | undefined, width: number): Span[][] {
  if (!check) return [];
  const meaning = MEANINGS[check.name];
  const lines = (text: string, tone: Span['tone']) =>
    wrapLines(text, width - 6).map((line): Span[] => [{ text: `   ${line}`, tone }]);
  return [
    ...(meaning ? lines(meaning.looks, 'muted') : []),
    ...lines(check.message, check.ok ? 'plain' : 'danger'),
    ...(check.ok || !meaning ? [] : lines(`What to do: ${meaning.todo}`, 'accent')),
  ];
}

/** `all 8 well` or `1 of 8 is not well`. */
export function sumOf(checks: readonly HealthCheck[]): string {
  const bad = checks.filter(({ ok }) => !ok).length;
  if (bad === 0) return `✓ all ${checks.length} well`;
  return `✗ ${bad} of ${checks.length} ${bad === 1 ? 'is' : 'are'} not well`;
}
