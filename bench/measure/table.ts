import type { Benchmark, Outcome } from '../benchmark.ts';

export interface Result {
  readonly benchmark: Benchmark;
  readonly outcome: Outcome;
}

/** The results for people, as the table that docs/performance.md holds. */
export function asTable(results: readonly Result[]): string {
  const rows = [
    ['what', 'yardstick', 'wanted', 'measured', ''],
    ['---', '---', '---', '---', '---'],
    ...results.map(({ benchmark: { what, yardstick, wanted }, outcome }) => [
      what,
      yardstick,
      wanted,
      outcome.measured,
      outcome.isReached ? 'reached' : 'missed',
    ]),
  ];
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

export function asJson(results: readonly Result[]): string {
  const rows = results.map(({ benchmark: { name, what, yardstick, wanted }, outcome }) => ({
    name,
    what,
    yardstick,
    wanted,
    measured: outcome.measured,
    reached: outcome.isReached,
    figures: outcome.figures,
  }));
  return JSON.stringify(
    { node: process.version, platform: `${process.platform}-${process.arch}`, benchmarks: rows },
    null,
    2,
  );
}
