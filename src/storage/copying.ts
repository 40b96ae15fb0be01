/** Whoever waits for a copy: told how far it is, and may stop it between two steps. */
export interface CopyWatch {
  readonly signal: AbortSignal;
  /** @param total null while nobody knows it */
  seen(phase: 'copying' | 'checking', done: number, total: number | null): void;
}

/** What a copy of a database turned out to be. */
export interface Proof {
  /** What is broken in it, one sentence without a full stop; null when every page and every reference is sound. */
  readonly problem: string | null;
  /** True when it is a sound database, of another program. */
  readonly isForeign: boolean;
  /** The revisions applied to it, oldest first. */
  readonly revisions: readonly string[];
  /** Those of them that this program does not know: it is of a newer one. */
  readonly unknown: readonly string[];
  /** Rows by table, as its own schema lists the tables. */
  readonly rows: Readonly<Record<string, number>>;
  /** The newest entry of the audit log, null where there is none. */
  readonly last_audit_entry: number | null;
  /** Its seal; null where it has none. */
  readonly last_audit_seal: string | null;
}

/** Whole copies of a database, made while others write to it. */
export interface Copying {
  /**
   * Copies the database, as it is at this moment, into an existing empty file. The copy needs no other file beside it,
   * is on the disk when this returns, and keeps every page in its place. When it is stopped or fails, the file is left
   * as it is, half written. Throws the engine's own error, `AbortError` when stopped.
   */
  copyTo(file: string, watch: CopyWatch): Promise<void>;
}

/**
 * Opens a copy that stands by itself, without changing it, and looks whether it is whole. Throws `AbortError` when stopped.
 *
 * @param depth `outline` looks at what it is and counts its rows: for a file that is known to be whole
 */
export async function proveCopy(
  file: string,
  watch: CopyWatch,
  depth: 'whole' | 'outline' = 'whole',
): Promise<Proof> {
  const { proveSqlite } = await import('./sqlite/prove.ts');
  return proveSqlite(file, watch, depth);
}
