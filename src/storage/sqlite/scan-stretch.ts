import type Database from 'better-sqlite3';
import type { LogCell } from '../guard/chain.ts';
import type { AuditKey } from '../guard/keys.ts';
import {
  type Before,
  content,
  dueSeal,
  type Finding,
  LogScan,
  noneBefore,
  type Scan,
  scannedColumns,
} from '../guard/scan.ts';

/** Entries with numbers above the one and up to the other. */
export interface Stretch {
  readonly after: number;
  readonly upTo: number;
}

const columns = scannedColumns.map((column) => `"${column}"`).join(', ');

/** Holds the entries of a stretch against their seals. @param heard how many there were, now and then */
export function scanStretch(
  database: Database.Database,
  keys: readonly AuditKey[],
  { after, upTo }: Stretch,
  heard: (entries: number) => void = () => {},
): Scan {
  const scan = new LogScan(keys, beforeStretch(database, keys, after));
  const rows = rowsOf(database).iterate(after, upTo);
  let seen = 0;
  for (const row of rows) {
    scan.see(row);
    seen += 1;
    if (seen % often === 0) heard(seen);
  }
  return scan.scan;
}

const often = 10_000;

/** Rows with numbers above the one and up to the other, at most so many. */
export function rowsOf(
  database: Database.Database,
  limit = -1,
): Database.Statement<[number, number], LogCell[]> {
  return database
    .prepare<[number, number], LogCell[]>(
      `select ${columns} from audit_logs where entry > ? and entry <= ? order by entry limit ${limit}`,
    )
    .raw();
}

export function beforeStretch(database: Database.Database, keys: readonly AuditKey[], after: number): Before {
  const [row, previous] = database
    .prepare<[number], LogCell[]>(
      `select ${columns} from audit_logs where entry <= ? and entry > 0 order by entry desc limit 2`,
    )
    .raw()
    .all(after);
  if (row === undefined) return noneBefore;
  const seal = String(row[content]);
  const isNext = previous === undefined ? row[0] === 1 : Number(previous[0]) + 1 === row[0];
  return {
    entry: Number(row[0]),
    seal,
    due: isNext ? dueSeal(keys, String(previous?.[content] ?? ''), row) : seal,
  };
}

/** Several stretches that follow each other, as one. */
export function joined(scans: readonly Scan[]): Scan {
  const findings: Finding[] = [];
  for (const finding of scans.flatMap((scan) => scan.findings)) {
    const last = findings.at(-1);
    const goesOn = last?.kind === finding.kind && last.key === finding.key && last.to === finding.entry - 1;
    if (last !== undefined && goesOn) findings.splice(-1, 1, { ...last, to: finding.to });
    else findings.push(finding);
  }
  return {
    entries: scans.reduce((sum, { entries }) => sum + entries, 0),
    findings,
    redacted: scans.reduce((sum, { redacted }) => sum + redacted, 0),
  };
}
