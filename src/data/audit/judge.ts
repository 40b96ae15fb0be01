import { isSaid, type SaidHead } from '../../clinic/audit/index.ts';
import type { LogMark } from '../../storage/audit-reader.ts';
import type { LogDigest } from '../../storage/guard/chain.ts';
import type { KnownHead, LogEnd } from '../../storage/guard/head-file.ts';
import type { Finding } from '../../storage/guard/scan.ts';
import type { AuditProblem, AuditVerdict } from './verdict.ts';

/** What is known of a log once its entries were held against their seals. */
export interface Evidence {
  readonly findings: readonly Finding[];
  readonly end: LogEnd | null;
  /** Only entries after this one were looked at. */
  readonly after: number;
  /** The entries with which keys began, each with what it says of those before it and what they come to now, where that was asked. */
  readonly keys: readonly KeyBeginning[];
  /** The entries by which the log says that it did not end where it was known to. */
  readonly protests: readonly LogMark[];
  /** Restores that found the end of the log missing. */
  readonly losses: readonly { readonly entry: number; readonly missing: number }[];
  /** What is kept beside the database, null where nothing is. */
  readonly known: (KnownHead & { readonly isTrue: boolean; readonly isDone: boolean }) | null;
  /** What somebody holds against the log, each with the seal that stands in that entry now (null: no such entry). */
  readonly against: readonly { readonly said: SaidHead; readonly seal: string | null }[];
}

export interface KeyBeginning {
  readonly entry: number;
  readonly said: LogDigest | null;
  readonly now: LogDigest | null;
}

export interface Judgement {
  /** What the log itself shows, the first bad entry first. */
  readonly problems: AuditProblem[];
  /** What it shows held against what somebody kept elsewhere. */
  readonly against: AuditProblem[];
  readonly notes: string[];
}

/** From so many entries in a row on nobody can tell one change from another. */
const many = 3;

/** Says in verdicts what the evidence means, the first bad entry first. Pure. */
export function judge(found: Evidence): Judgement {
  const notes: string[] = [];
  const evidence = { ...found, protests: found.protests.filter(({ entry }) => isSound(found, entry)) };
  const problems = [
    ...evidence.findings.flatMap((finding) => ofFinding(finding, evidence, notes)),
    ...evidence.protests.map(ofProtest),
  ];
  problems.push(...ofKeys(evidence, problems));
  problems.push(...ofHead(evidence, problems, notes));
  for (const { entry, missing } of evidence.losses.filter((loss) => isSound(evidence, loss.entry)))
    notes.push(
      `A restore noted with entry ${entry} that what the log had up to entry ${missing} was lost with the database that it replaced`,
    );
  return { problems: inOrder(problems), against: ofAgainst(evidence), notes };
}

/** By entry, one of a kind for each: what was found first stands. */
export function inOrder(problems: readonly AuditProblem[]): AuditProblem[] {
  return withoutDoubles(problems).sort((one, other) => one.entry - other.entry);
}

function ofFinding(finding: Finding, evidence: Evidence, notes: string[]): AuditProblem[] {
  const { kind, entry, to } = finding;
  switch (kind) {
    case 'gap':
      return [problem(entry, to, 'removed')];
    case 'early':
      return [problem(entry, to, 'inserted')];
    case 'bad':
      if (entry === to && evidence.keys.some((key) => key.entry === entry)) return [ofKeyChange(entry)];
      if (isBeyondEnd(finding, evidence)) return [problem(entry, to, 'inserted')];
      if (to - entry + 1 >= many) return [problem(entry, to, 'rewritten')];
      return range(entry, to).map((one) => problem(one, one, 'altered'));
    case 'retired':
      return [ofRetired(entry, to)];
    case 'unverified':
      return [problem(entry, to, 'unverified')];
    case 'unknown':
      return ofUnknown(finding, evidence);
    case 'unsealed':
      return ofUnsealed(finding, evidence, notes);
  }
}

/** With a new key what is before it is sealed once more: whoever has the key before cannot write that anew. */
function ofKeyChange(entry: number): AuditProblem {
  const message = `entry ${entry}, with which a new key began, does not fit what stands before it: it, or something before it, was written anew with the older key`;
  return { entry, to: entry, verdict: 'rewritten', message };
}

function ofRetired(entry: number, to: number): AuditProblem {
  const message = `${entries(entry, to)} sealed with a key that another had taken the place of: put in by somebody who has the older key`;
  return { entry, to, verdict: 'inserted', message };
}

/** A key that never began here was made up. */
function ofUnknown(finding: Finding, evidence: Evidence): AuditProblem[] {
  const { entry, to, key, isBeginning } = finding;
  const earlier = evidence.findings.filter((one) => one.entry < entry);
  const before = earlier.at(-1);
  const isFirst = entry === evidence.after + 1 || (before?.kind === 'unsealed' && before.to === entry - 1);
  if (!isBeginning && !isFirst && !earlier.some((one) => one.key === key))
    return [problem(entry, to, isBeyondEnd(finding, evidence) ? 'inserted' : 'altered')];
  const fixed = soundKeys(evidence).find((one) => one.entry > to && isSame(one.said, one.now));
  const since = fixed === undefined ? '' : `; since entry ${fixed.entry} nobody has changed them`;
  const message = `${entries(entry, to)} sealed with the key ${key}, which is not here: bring the clinic.db.guard folder back that has it${since}`;
  return [{ entry, to, verdict: 'unknown_key', message }];
}

/** Only before the log was sealed at all is it well that an entry has no seal, and the first key says what there was. */
function ofUnsealed(
  { entry, to, isBeginning }: Finding,
  evidence: Evidence,
  notes: string[],
): AuditProblem[] {
  const { findings, end, known, keys } = evidence;
  if (!isBeginning) return [sealsOff(entry, to)];
  const first = soundKeys(evidence).find((one) => one.entry === to + 1);
  // The seals of a key that began here were taken off.
  const off = keys.find((one) => entry < one.entry && one.entry <= to);
  if (first === undefined && off !== undefined) return [sealsOff(off.entry, to)];
  const next = findings.find((one) => one.entry === to + 1);
  if (end?.entry === to || next !== undefined) {
    // What would have said that they are well is gone itself, and that is told where it is missing.
    if (end?.entry === to && known !== null && !known.isTrue && lastKnown(known).entry <= to)
      return [problem(entry, to, 'rewritten')];
    notes.push(`${entries(entry, to)} without a seal: they can be held against nothing`);
    return [];
  }
  if (first === undefined) return [sealsOff(entry, to)];
  if (isSame(first.said, first.now))
    notes.push(
      `${entries(entry, to)} from before the log was sealed; since entry ${first.entry} nobody has changed them`,
    );
  return [];
}

function sealsOff(entry: number, to: number): AuditProblem {
  return problem(entry, to, to - entry + 1 >= many ? 'rewritten' : 'altered');
}

/** What a new key found before it must be there still. */
function ofKeys(evidence: Evidence, told: readonly AuditProblem[]): AuditProblem[] {
  const { findings, after } = evidence;
  const changed = soundKeys(evidence).find(
    ({ said, now }) => said !== null && now !== null && !isSame(said, now),
  );
  if (changed === undefined) return [];
  const { entry } = changed;
  // Whatever else was changed before it explains that.
  if (told.some((one) => one.entry <= entry && one.verdict !== 'unknown_key')) return [];
  const first = findings.find((one) => one.kind === 'unsealed' || one.kind === 'unknown');
  if (first === undefined || first.entry >= entry) return [];
  const message = `something among the entries ${first.entry} to ${entry - 1} is not as it was when entry ${entry} began a new key`;
  return [{ entry: Math.max(first.entry, after + 1), to: entry - 1, verdict: 'altered', message }];
}

function ofProtest({ entry, at }: LogMark): AuditProblem {
  const message = `the log had been cut off, or another put in its place, before entry ${entry} was added (${at})`;
  return { entry, to: entry, verdict: 'cut_off', message };
}

function ofHead(evidence: Evidence, told: readonly AuditProblem[], notes: string[]): AuditProblem[] {
  const { known, end } = evidence;
  if (known === null) {
    if (end !== null && end.seal !== '')
      notes.push(
        'Where the log ends is not kept beside the database: an end that was cut off would not show',
      );
    return [];
  }
  if (known.isTrue) {
    if (!known.isDone)
      notes.push(
        `A change that was to add the entries up to ${known.announced.entry} was never committed: the program was killed, or it is under way`,
      );
    return [];
  }
  const missing = lastKnown(known);
  const last = end?.entry ?? 0;
  if (missing.entry > last) return [problem(last + 1, missing.entry, 'cut_off')];
  return told.length > 0 ? [] : [problem(missing.entry, last, 'rewritten')];
}

function ofAgainst({ against, end }: Evidence): AuditProblem[] {
  return against.flatMap(({ said, seal }) => {
    const last = end?.entry ?? 0;
    if (said.entry > last) return [problem(last + 1, said.entry, 'cut_off')];
    if (seal === null) return [problem(said.entry, said.entry, 'removed')];
    if (seal === '') return [problem(said.entry, said.entry, 'unsealed')];
    if (isSaid(said, seal)) return [];
    const message = `entry ${said.entry} has another seal than the one that was kept: the log was rewritten here or before`;
    return [{ entry: said.entry, to: said.entry, verdict: 'rewritten' as const, message }];
  });
}

function lastKnown({ committed, announced }: KnownHead): LogEnd {
  return committed ?? announced;
}

/** After the end that is known, and up to the end that is there. */
function isBeyondEnd({ entry, to }: Finding, { known, end }: Evidence): boolean {
  return known?.isTrue === true && entry === known.announced.entry + 1 && to === end?.entry;
}

/** What an entry says counts only where its own seal was looked at and fits. */
export function isSound({ findings }: Pick<Evidence, 'findings'>, entry: number): boolean {
  return !findings.some((one) => one.entry <= entry && entry <= one.to);
}

function soundKeys(evidence: Evidence): readonly KeyBeginning[] {
  return evidence.keys.filter(({ entry }) => isSound(evidence, entry));
}

function isSame(one: LogDigest | null, other: LogDigest | null): boolean {
  return one !== null && one.digest === other?.digest && one.entries === other.entries;
}

function withoutDoubles(problems: readonly AuditProblem[]): AuditProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ entry, verdict }) => {
    const name = `${entry} ${verdict}`;
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

function problem(entry: number, to: number, verdict: Exclude<AuditVerdict, 'unknown_key'>): AuditProblem {
  return { entry, to, verdict, message: `${entries(entry, to)} ${words[verdict]}` };
}

const words = {
  altered: 'not as it was written',
  removed: 'removed',
  inserted: 'put in by somebody without the key',
  rewritten: 'not as they were written',
  cut_off: 'cut off from the end',
  unsealed: 'without a seal that could be held against what was kept',
  unverified: 'taken over from a backup by a restore, and no key of this clinic had sealed them',
} as const satisfies Record<Exclude<AuditVerdict, 'unknown_key'>, string>;

function entries(entry: number, to: number): string {
  return entry === to ? `entry ${entry} is` : `the entries ${entry} to ${to} are`;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, nth) => from + nth);
}
