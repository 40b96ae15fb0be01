import { setImmediate as breathe } from 'node:timers/promises';
import { z } from 'zod';
import type { SaidHead } from '../../clinic/audit/index.ts';
import { headOperation, keyOperation } from '../../desk/audit/chain-writer.ts';
import { acknowledgeOperation } from '../../desk/audit/said-of-log.ts';
import { counted } from '../../desk/words/index.ts';
import type { AuditReader, LogMark } from '../../storage/audit-reader.ts';
import { digestedColumns, type LogDigest, RunningDigest } from '../../storage/guard/chain.ts';
import type { KnownHead } from '../../storage/guard/head-file.ts';
import type { AuditKey } from '../../storage/guard/keys.ts';
import { isHeadOf, sealAt, wasEnd } from '../../storage/guard/log.ts';
import type { Scan } from '../../storage/guard/scan.ts';
import { type Task, throwIfStopped } from '../job.ts';
import { withAcknowledgements } from './acknowledged.ts';
import { type Evidence, inOrder, isSound, type Judgement, judge, type KeyBeginning } from './judge.ts';

/** What a log is held against. */
export interface Beside {
  readonly keys: readonly AuditKey[];
  /** What is kept beside the database of where it ends. */
  readonly known: KnownHead | null;
  /** Only what comes after this end is looked at. */
  readonly after: SaidHead | null;
  readonly against: SaidHead | null;
}

/** What a look came to. */
export type LookedThrough = Pick<Judgement, 'problems' | 'notes'> & Pick<Scan, 'entries'>;

/** Holds every entry against its seal, and the log against what is known of it from elsewhere. */
export async function lookThrough(reader: AuditReader, beside: Beside, task: Task): Promise<LookedThrough> {
  const { entries, findings, redacted } = await reader.scan(beside.keys, beside.after?.entry ?? 0, {
    signal: task.signal,
    seen: (done, total) => task.progress({ phase: 'verifying', done, total, unit: 'rows' }),
  });
  const evidence = await evidenceOf(reader, findings, beside, task);
  const { problems, against, notes } = judge(evidence);
  const { after } = evidence;
  const marks = reader
    .marks([acknowledgeOperation])
    .filter(({ entry }) => entry > after && isSound(evidence, entry));
  const told = await withAcknowledgements(problems, marks, { log: reader.log, after, task });
  return { entries, problems: inOrder([...told, ...against]), notes: [...notes, ...redactionNote(redacted)] };
}

function redactionNote(redacted: number): string[] {
  if (redacted === 0) return [];
  const what = counted(redacted, 'entry', 'entries');
  return [`From ${what} personal values were taken out, as the log says: by an anonymisation or a purge`];
}

async function evidenceOf(
  reader: AuditReader,
  findings: Scan['findings'],
  { known, after, against }: Beside,
  task: Task,
): Promise<Evidence> {
  const { log } = reader;
  const from = after?.entry ?? 0;
  const marks = reader.marks([keyOperation, headOperation, 'data.restore']);
  const later = marks.filter(({ entry }) => entry > from);
  const unchecked = findings.some(({ kind }) => kind === 'unsealed' || kind === 'unknown');
  const keys = later.filter(({ operation, entry }) => operation === keyOperation && entry > 1);
  const unread = (): KeyBeginning[] => keys.map(({ entry }) => ({ entry, said: null, now: null }));
  return {
    findings,
    end: log.end,
    after: from,
    keys: unchecked ? await beginnings(reader, keys, task) : unread(),
    protests: later.filter(({ operation }) => operation === headOperation),
    losses: later.flatMap(lossOf),
    known: known && { ...known, isTrue: isHeadOf(log, known), isDone: wasEnd(log, known.announced) },
    against: [after, against].flatMap((said) => (said ? [{ said, seal: sealAt(log, said.entry) }] : [])),
  };
}

/** What the entries before each new key come to: read once, up to the last of them. */
async function beginnings(
  { log }: AuditReader,
  keys: readonly LogMark[],
  task: Task,
): Promise<KeyBeginning[]> {
  const sum = new RunningDigest();
  const found: KeyBeginning[] = [];
  let read = 0;
  const rest = [...keys];
  for (const values of log.entries(digestedColumns, Number.MIN_SAFE_INTEGER)) {
    const [mark] = rest;
    if (mark === undefined) break;
    if (values[0] === mark.entry) {
      found.push({ entry: mark.entry, said: digestIn(mark.before), now: sum.sum });
      rest.shift();
    }
    sum.add(values);
    read += 1;
    if (read % often === 0) {
      await breathe();
      throwIfStopped(task);
    }
  }
  return found;
}

const often = 5000;

const digest = z.object({ entries: z.number(), digest: z.string() });

function digestIn(text: string | null): LogDigest | null {
  return digest.safeParse(jsonOf(text)).data ?? null;
}

const loss = z.object({ missing: z.object({ entry: z.number() }) });

function lossOf({ operation, entry, after }: LogMark): Evidence['losses'] {
  if (operation !== 'data.restore') return [];
  const found = loss.safeParse(jsonOf(after)).data;
  return found === undefined ? [] : [{ entry, missing: found.missing.entry }];
}

function jsonOf(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
