import type { LandedRows } from './land-rows.ts';
import { type CheckedRow, problemsOf, type RowReader } from './ready-rows.ts';
import { Rejects } from './rejects.ts';
import { Tally } from './report.ts';

/** Keeps account of an import: what became of every row, and the file of those that were rejected. */
export class Ledger {
  readonly tally = new Tally();
  readonly #reader: RowReader;
  readonly #rejects: Rejects | undefined;

  constructor(reader: RowReader, rejectsFile: string | undefined) {
    this.#reader = reader;
    this.#rejects = rejectsFile === undefined ? undefined : new Rejects(rejectsFile, reader.columns);
  }

  /** Enters a chunk of rows, those that were rejected on the way and those that were tried, in their order. */
  async enter(rows: readonly CheckedRow[], { outcomes, notes }: LandedRows): Promise<void> {
    const byLine = new Map(outcomes.map((outcome) => [outcome.line, outcome]));
    for (const note of notes) this.tally.notes.add(note);
    for (const { line, cells, problems } of rows) {
      this.tally.read += 1;
      const outcome = byLine.get(line);
      if (outcome?.landed) {
        this.tally[outcome.landed] += 1;
        continue;
      }
      const all = outcome ? problemsOf(line, outcome.fields ?? {}, cells, this.#reader) : problems;
      this.tally.reject(all);
      await this.#rejects?.add(line, cells, all);
    }
  }

  async close(): Promise<void> {
    await this.#rejects?.close();
  }
}
