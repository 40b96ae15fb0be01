import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { keyNameOf, sealingsOf, sealingWith } from './chain.ts';
import type { AuditKey } from './keys.ts';

/** Longer than a line ever is. */
const tail = 64 * 1024;

/** A line as it is added to a file whose lines are sealed one over the other: JSON, with the seal as its last field. */
export function sealedLine(
  key: AuditKey,
  previous: string,
  fields: Readonly<Record<string, unknown>>,
): { readonly line: string; readonly seal: string } {
  const seal = sealingWith(key)(previous, `line;${JSON.stringify(fields)}`);
  return { line: JSON.stringify({ ...fields, seal }), seal };
}

/** The seal of the last line, '' where there is none or no seal in it. */
export function lastSealIn(file: string): string {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return '';
  }
  try {
    const { size } = fstatSync(descriptor);
    const end = Buffer.alloc(Math.min(size, tail));
    readSync(descriptor, end, 0, end.length, size - end.length);
    return sealOf(end.toString('utf8').trimEnd().split('\n').at(-1) ?? '')?.seal ?? '';
  } finally {
    closeSync(descriptor);
  }
}

/** What is wrong with a line of such a file, or with several in a row. */
export interface LineProblem {
  readonly line: number;
  readonly to: number;
  /** `altered` also where a line before it was taken out. */
  readonly verdict: 'altered' | 'unsealed' | 'unknown_key';
}

export interface ScannedLines {
  readonly lines: number;
  /** So many at the beginning are from before there were seals. */
  readonly unsealed: number;
  readonly problems: readonly LineProblem[];
}

/** Holds each line against its seal and the one before it. Null where there is no file. Lines are counted from 1. */
export function scanLines(file: string, keys: readonly AuditKey[]): ScannedLines | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  const sealings = sealingsOf(keys);
  const problems: LineProblem[] = [];
  const find = (line: number, verdict: LineProblem['verdict']) => {
    const last = problems.at(-1);
    if (last?.verdict === verdict && last.to === line - 1) problems.splice(-1, 1, { ...last, to: line });
    else problems.push({ line, to: line, verdict });
  };
  const lines = text.trimEnd() === '' ? [] : text.trimEnd().split('\n');
  let previous = '';
  const first = lines.findIndex((line) => sealOf(line) !== null);
  const unsealed = first < 0 ? lines.length : first;
  for (const [index, one] of lines.entries()) {
    const said = sealOf(one);
    const sealing = said && sealings.get(keyNameOf(said.seal));
    if (index < unsealed) continue;
    if (said === null) find(index + 1, 'unsealed');
    else if (!sealing) find(index + 1, 'unknown_key');
    else if (sealing(previous, `line;${said.text}`) !== said.seal) find(index + 1, 'altered');
    previous = said?.seal ?? '';
  }
  return { lines: lines.length, unsealed, problems };
}

/** A line taken apart, null for one without a seal. */
function sealOf(line: string): { readonly seal: string; readonly text: string } | null {
  const found = /^(\{.*),"seal":"([0-9a-f]{8}:[0-9a-f]{64})"\}$/.exec(line);
  return found?.[1] && found[2] ? { text: `${found[1]}}`, seal: found[2] } : null;
}
