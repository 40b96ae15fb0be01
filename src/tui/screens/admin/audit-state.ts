import type { AuditRow } from '../../../clinic/audit/index.ts';
import {
  type AuditProblem,
  type AuditVerification,
  acknowledgedWords,
  adviceOn,
  lineProblemWords,
} from '../../../data/audit/index.ts';
import { type Column, counted, type Moments, plainLine, type Span, wrapLines } from '../../kit.ts';

/** What of the log is shown; texts as they were typed, '' for no filter. */
export interface AuditFilter {
  readonly patient: { readonly id: string; readonly name: string } | null;
  readonly user: string;
  readonly from: string;
  readonly to: string;
  readonly operation: string;
}

export const noFilter: AuditFilter = { patient: null, user: '', from: '', to: '', operation: '' };

/** The filter as the query takes it. */
export function auditInput({ patient, user, from, to, operation }: AuditFilter, limit: number) {
  return {
    limit,
    ...(patient === null ? {} : { patient: patient.id }),
    ...(user === '' ? {} : { user }),
    ...(from === '' ? {} : { from }),
    ...(to === '' ? {} : { to }),
    ...(operation === '' ? {} : { operation }),
  };
}

/** `only Samira Smith, by nora@example.org`, '' for everything. */
export function filterWords({ patient, user, from, to, operation }: AuditFilter): string {
  const parts = [
    ...(patient === null ? [] : [patient.name]),
    ...(user === '' ? [] : [`by ${user}`]),
    ...(operation === '' ? [] : [operation]),
    ...(from === '' ? [] : [`from ${from}`]),
    ...(to === '' ? [] : [`to ${to}`]),
  ];
  return parts.length === 0 ? '' : `only ${plainLine(parts.join(', '))}`;
}

const signs: Readonly<Record<AuditRow['kind'], string>> = {
  create: '+',
  update: '~',
  delete: '-',
  see: 'o',
  refuse: '✗',
  run: '·',
};

/** @param title what an operation is called */
export function auditColumns({ when }: Moments, title: (operation: string) => string): Column<AuditRow>[] {
  return [
    { title: '', width: 1, text: ({ kind }) => signs[kind], tone: toneOf },
    { title: 'When', width: 15, text: ({ at }) => when(at) },
    { title: 'Who', min: 12, flex: 1, text: ({ actor }) => actor },
    { title: 'What', min: 20, flex: 2, text: ({ operation }) => title(operation), tone: toneOf },
    { title: 'About', min: 21, flex: 2, text: ({ about, entity }) => about ?? entity ?? '' },
    { title: 'Where from', min: 12, flex: 1, text: ({ origin }) => origin, optional: true },
  ];
}

function toneOf({ kind }: AuditRow) {
  return kind === 'refuse' ? 'warning' : undefined;
}

const kindWords: Readonly<Record<AuditRow['kind'], string>> = {
  create: 'made',
  update: 'changed',
  delete: 'removed',
  see: 'looked at',
  refuse: 'refused',
  run: 'done',
};

/** All of one entry: who, when, where from, and the fields that differ, before and after. */
export function entryLines(row: AuditRow, title: string, { when }: Moments, width: number): Span[][] {
  const what = row.entity === null ? '' : ` ${row.entity} ${row.entity_id ?? ''}`;
  const whom = [row.about, row.patient_id].filter((part) => part !== null).join(', ');
  return [
    ...wrapLines(plainLine(`${row.actor}, ${when(row.at)} (${row.at}), ${row.origin}`), width).map(plain),
    ...wrapLines(plainLine(title), width).map(plain),
    ...wrapLines(plainLine(`${row.operation}: ${kindWords[row.kind]}${what}`), width).map(plain),
    ...(whom === '' ? [] : wrapLines(plainLine(`about ${whom}`), width).map(plain)),
    ...(row.unverified
      ? [[{ text: 'from a restored backup; nobody can say who wrote it', tone: 'warning' } as const]]
      : []),
    [],
    ...differences(row.before, row.after).flatMap(({ field, before, after }): Span[][] => [
      [{ text: field, tone: 'title' }],
      ...(before === undefined ? [] : wrapLines(`- ${before}`, width).map(muted)),
      ...(after === undefined ? [] : wrapLines(`+ ${after}`, width).map(plain)),
    ]),
  ];
}

interface Difference {
  readonly field: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The fields that are not the same before and after; all of them where one side is missing. */
export function differences(before: unknown, after: unknown): Difference[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((field) => ({ field, before: was.get(field), after: is.get(field) }))
    .filter(({ before, after }) => before !== after);
}

function fieldsOf(image: unknown): Map<string, string> {
  if (image === null || image === undefined) return new Map();
  if (typeof image !== 'object') return new Map([['text', plainLine(String(image))]]);
  return new Map(Object.entries(image).map(([field, value]) => [plainLine(field), shownValue(value)]));
}

function shownValue(value: unknown): string {
  if (value === null) return '–';
  return plainLine(typeof value === 'string' ? value : JSON.stringify(value));
}

/** What a look through the whole log came to. */
export function verdictLines(found: AuditVerification, width: number): Span[][] {
  const { ok, entries, problems, notes, line, beside } = found;
  const looked = counted(entries, 'entry', 'entries');
  const open = problems.filter(({ acknowledged }) => acknowledged === undefined);
  const well =
    problems.length === 0 ? 'nothing was changed, removed or put in' : 'what is wrong is acknowledged';
  const head: Span[] = ok
    ? [{ text: `✓ ${looked}: ${well}.`, tone: 'ok' }]
    : [{ text: `✗ ${looked} looked at: the log is not as it was written.`, tone: 'danger' }];
  return [
    head,
    ...problems.flatMap(({ acknowledged, ...problem }): Span[][] => [
      ...wrapLines(problemWords(problem), width).map((text): Span[] => [
        { text, tone: acknowledged ? 'muted' : 'danger' },
      ]),
      ...(acknowledged ? wrapLines(plainLine(acknowledgedWords(acknowledged)), width).map(muted) : []),
    ]),
    ...[...new Set(open.map(({ verdict }) => verdict))].flatMap((verdict) =>
      wrapLines(`→ ${adviceOn[verdict]}`, width).map(plain),
    ),
    ...(open.length === 0 ? [] : [plain('→ Once it is explained, a acknowledges it.')]),
    ...lineProblemWords(beside).flatMap((words) =>
      wrapLines(plainLine(words), width).map((text): Span[] => [{ text, tone: 'danger' }]),
    ),
    ...notes.flatMap((note) => wrapLines(plainLine(note), width).map(muted)),
    ...(line === null
      ? []
      : [[], plain('Its end, to be printed and kept elsewhere:'), ...wrapLines(line, width).map(plain)]),
  ];
}

/** What is wrong, for a question about it. */
export function problemLines(problem: AuditProblem, width: number): string[] {
  return wrapLines(problemWords(problem), width);
}

function problemWords({ verdict, message }: AuditProblem): string {
  return `${verdict.replaceAll('_', ' ')}: ${plainLine(message)}.`;
}

function plain(text: string): Span[] {
  return [{ text }];
}

function muted(text: string): Span[] {
  return [{ text, tone: 'muted' }];
}
