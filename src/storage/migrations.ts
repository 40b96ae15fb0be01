import type { Migration } from '@mikro-orm/migrations';

/** A revision that a program knows: its name, `20261121-01-front-desk`, and what goes forward and back. */
export interface ListedMigration {
  readonly name: string;
  readonly class: new (...parts: ConstructorParameters<typeof Migration>) => Migration;
}

/** A revision that a database has, as it remembers it itself. */
export interface RecordedRevision {
  readonly name: string;
  /** An instant. */
  readonly applied_at: string;
  /** Who applied it; null where nobody noted it. */
  readonly by: string | null;
  readonly seconds: number | null;
  /** Whether this program would still apply the same; null for a revision that it does not know. */
  readonly checksum_ok: boolean | null;
  /** Whether it can be taken back, by this program or by the script that is kept in the database. */
  readonly is_revertible: boolean;
}

/** What the change of a schema came to. */
export interface SchemaChange {
  /** Every table before or after, with its rows; null where there is no such table. */
  readonly rows: Readonly<Record<string, { readonly before: number | null; readonly after: number | null }>>;
}

export interface ChangeHow {
  /** Who does it. */
  readonly by: string;
  /** The instant that is noted. */
  readonly now: string;
  /** Called when nobody else can write any more and nothing is done yet: what it throws ends it there. */
  begun?(): Promise<void>;
  /** Called when all is done and nothing is committed yet: what it throws takes everything back. */
  beforeCommit?(change: SchemaChange): void;
}

/** What became of a schema that was held against what its revisions make. */
export interface MendedSchema {
  /** What was put right, one sentence each. */
  readonly mended: readonly string[];
  /** Tables and columns that are not there: then nothing was put right. */
  readonly missing: readonly string[];
}

/** The revisions of a database and what they do. */
export interface Migrations {
  /** What is applied, oldest first. */
  recorded(): Promise<RecordedRevision[]>;
  /** The SQL that applying these (in the order given) would run, or taking them back: also the kept scripts of a newer program. */
  script(revisions: readonly string[], direction: 'up' | 'down'): Promise<string[]>;
  /**
   * Applies these revisions, oldest first, in one transaction, and notes each with its checksum and its scripts. No
   * reference may be broken and no index or trigger lost at its end, or all of it is taken back.
   */
  apply(revisions: readonly string[], how: ChangeHow): Promise<SchemaChange>;
  /** Takes these revisions back, newest first, in one transaction: those of a newer program with the script they left. */
  revert(revisions: readonly string[], how: ChangeHow): Promise<SchemaChange>;
  /** Applies or reverts them in a copy, a file that nobody else has open, and looks whether every page is sound after. */
  rehearse(
    file: string,
    revisions: readonly string[],
    direction: 'up' | 'down',
    how: ChangeHow,
  ): Promise<SchemaChange>;
  /** How many rows every table has that is there, of whatever revision. */
  rows(): Promise<Record<string, number>>;
  /** How the schema differs from what its revisions make, one sentence each; nothing where it does not. */
  drift(): Promise<string[]>;
  /** Makes triggers, views and indexes what the revisions make, whoever has changed them. Throws where rows stand against that. */
  mend(): Promise<MendedSchema>;
}
