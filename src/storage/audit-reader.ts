import type { AuditKey } from './guard/keys.ts';
import type { LogSoFar } from './guard/log.ts';
import type { Scan } from './guard/scan.ts';

/** An entry of the audit log that says something about the log itself. */
export interface LogMark {
  readonly entry: number;
  readonly at: string;
  readonly actor: string;
  readonly operation: string;
  readonly entity_id: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

export interface ScanWatch {
  readonly signal: AbortSignal;
  /** @param total entries to look at */
  seen(done: number, total: number): void;
}

/** The audit log as it is at one moment, on a connection of its own that cannot write. */
export interface AuditReader {
  readonly log: LogSoFar;
  /** The entries of these operations, by number. */
  marks(operations: readonly string[]): readonly LogMark[];
  /**
   * Holds every entry after a number against its seal, a long log in two threads. Throws `AbortError` when stopped.
   */
  scan(keys: readonly AuditKey[], after: number, watch: ScanWatch): Promise<Scan>;
  close(): void;
}
