import type { MikroORM } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';
import type { AuditReader } from './audit-reader.ts';
import type { Bulk } from './bulk.ts';
import type { Copying } from './copying.ts';
import type { LogCell } from './guard/chain.ts';
import type { Guard } from './guard/guard.ts';
import type { LogEnd } from './guard/head-file.ts';
import type { Maintenance } from './maintenance.ts';
import type { Migrations } from './migrations.ts';
import type { Snapshot } from './snapshot.ts';

/** What the database refused, in the program's words. */
export type Refusal =
  | { readonly kind: 'overlap'; readonly of: 'doctor' | 'patient' }
  | { readonly kind: 'unique'; readonly columns: readonly string[] }
  | { readonly kind: 'anonymised' }
  | { readonly kind: 'reference' }
  | { readonly kind: 'check'; readonly constraint: string }
  | { readonly kind: 'missing'; readonly column: string }
  | { readonly kind: 'busy' }
  | { readonly kind: 'read_only' }
  | { readonly kind: 'moved' }
  | { readonly kind: 'no_space' }
  | { readonly kind: 'corrupt' };

/** One found patient, as a list shows her. Dates as `YYYY-MM-DD`. */
export interface PatientMatch {
  readonly id: string;
  readonly number: string;
  readonly full_name: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly birth_date: string;
  readonly gender: 'Male' | 'Female' | 'Other';
  readonly phone: string | null;
  readonly phone_typed: string | null;
  readonly email: string | null;
  readonly city: string | null;
  readonly status: number;
  readonly version: number;
}

/** A search line taken apart by the patients' `parseSearchLine`; every part must match. */
export interface PatientSearch {
  readonly parts: readonly PatientSearchPart[];
  readonly limit: number;
}

export type PatientSearchPart =
  /** The beginning of a name (or, from three letters, of any part of one), in any of these folded spellings. */
  | { readonly kind: 'name'; readonly spellings: readonly string[] }
  /** The beginning of a patient number, without the P and its zeros. */
  | { readonly kind: 'number'; readonly digits: string }
  /** A birth date, any of these: `YYYY-MM-DD` or `YYYY-MM`. */
  | { readonly kind: 'birth'; readonly births: readonly string[] }
  /** Part of a phone number, the beginning of a patient number, a birth date run together, a birth year, or `births`. */
  | { readonly kind: 'digits'; readonly digits: string; readonly births: readonly string[] };

/** The statements that each engine writes in its own dialect, bound to one call's transaction. */
export interface Store {
  /** Patients that match every part of the line, at most `limit`. */
  searchPatients(search: PatientSearch): Promise<PatientMatch[]>;
  /** Every stored setting with its value as JSON: each look at the clinic begins with them. */
  settings(): Promise<readonly { readonly name: string; readonly value: string }[]>;
  /** The next value of a counter: 1, 2, 3 …; never given out twice, also not after a rollback of somebody else. */
  nextNumber(counter: string): Promise<number>;
  /** The present value of a counter, 0 where nobody has counted. */
  counter(name: string): Promise<number>;
  /** Marks that something changed that other desks should see. */
  bumpChanges(): Promise<void>;
  /** The session with this token hash, null where there is none; in a database without accounts, too. */
  session(tokenHash: string): Promise<SessionFacts | null>;
  /** Whether there is any account, and whether there is a table for them. */
  accounts(): Promise<'some' | 'none' | 'no_table'>;
  /** Notes that a session was used. */
  touchSession(id: string, now: string): Promise<void>;
  /** Counts a sign-in that failed: how many there were in a row, and until when no password is looked at. */
  noteFailedSignIn(user: string, failed: number, lockedUntil: string | null): Promise<void>;
  /** Notes a sign-in that went well. @param forgets nothing failed, nothing is locked any more */
  noteSignIn(user: string, now: string, forgets: boolean): Promise<void>;
  /** From where people have signed in since then, tokens apart, each account and place once, with the last time. */
  signInPlaces(
    since: string,
  ): Promise<readonly { readonly user_id: string; readonly origin: string; readonly last: string }[]>;
  /** The last entry of the audit log, null where it is empty. */
  auditEnd(): Promise<LogEnd | null>;
  /** Whether the log has seals: an older revision has none, an empty database no log. */
  auditForm(): 'sealed' | 'unsealed' | 'none';
  /** The entries of the audit log after a number, by number, each as these columns. */
  auditEntries(columns: readonly string[], after: number): Iterable<readonly LogCell[]>;
  /** From here on what is deleted on this connection is overwritten in the file, too: slower, and nothing is left of it. */
  overwriteDeleted(): void;
  /** The entries about these patients or rows, by number, with the seal of the entry before each. */
  auditEntriesAbout(about: EntriesAbout): readonly LogEntry[];
  /** Puts what is left of an entry in the place of what it held before and after. */
  redactEntry(left: RedactedEntry): void;
}

/** Entries by whose record they belong to, by the rows of a table that they are about, or by what was done to a table. */
export type EntriesAbout =
  | { readonly patients: readonly string[] }
  | { readonly table: string; readonly ids: readonly string[] }
  | { readonly table: string; readonly operation: string };

/** An entry of the audit log: what its seal stands for, in that order, and what it hangs on. */
export interface LogEntry {
  readonly values: readonly LogCell[];
  readonly seal: string;
  /** The seal of the entry before it; empty for the first. */
  readonly previous: string;
  readonly redacted: string | null;
}

export interface RedactedEntry {
  readonly entry: number;
  readonly before: string | null;
  readonly after: string | null;
  readonly redacted: string;
}

/** What the database knows of a session and of whom it is. */
export interface SessionFacts {
  readonly id: string;
  readonly is_active: boolean;
  readonly scope: string | null;
  readonly last_seen_at: string;
  readonly expires_at: string;
  /** Null: until it expires. */
  readonly idle_until: string | null;
  readonly user_id: string;
  readonly user_is_active: boolean;
  readonly name: string;
  readonly email: string;
  readonly role: 'admin' | 'doctor' | 'nurse' | 'staff';
  readonly doctor_id: string | null;
  readonly must_change_password: boolean;
}

export interface Integrity {
  readonly ok: boolean;
  readonly message: string;
}

/** A database, opened. Everything that knows which engine it is stands behind this. */
export interface Engine {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** Where it is: a path, or an address without its password. */
  readonly place: string;
  readonly orm: MikroORM;
  /** The fingerprint of the key that it is encrypted with; null where it is plain. */
  readonly key: string | null;
  /** What is kept beside the database and held against it. */
  readonly guard: Guard;
  store(em: EntityManager): Store;
  /** One unit of work at a time on this connection: nobody reads another's half-done transaction. */
  exclusive<T>(body: () => Promise<T>): Promise<T>;
  /** What a database error means, or null when it is none that a person can do something about. */
  explain(error: unknown): Refusal | null;
  /** The change counter: moves with every committed operation of any desk. */
  changes(): Promise<number>;
  /** How often an earlier state was restored over this database. */
  epoch(): Promise<number>;
  /** Names of the revisions that this program knows for the engine, oldest first. */
  readonly revisions: readonly string[];
  /** The applied revisions and when that was, oldest first. */
  applied(): Promise<{ name: string; applied_at: string }[]>;
  /** What the revisions do, and what was noted when they were applied. */
  migrations(): Promise<Migrations>;
  /** What keeps it quick and proves it sound. */
  maintenance(): Promise<Maintenance>;
  /** Copies of the whole, for backups. */
  copying(): Promise<Copying>;
  /** Rows of tables as they are, within the transaction that the call has open. */
  bulk(): Promise<Bulk>;
  /** The audit log as it is now, to be held against its seals. The caller closes it. */
  audit(): Promise<AuditReader>;
  /** A picture of the whole as it is now, for an export. The caller closes it. */
  snapshot(): Promise<Snapshot>;
  /** True when its file was removed, moved or replaced while it is open here: what is written goes nowhere. */
  isReplaced(): Promise<boolean>;
  sizeBytes(): Promise<number>;
  integrity(): Promise<Integrity>;
  foreignKeys(): Promise<Integrity>;
  close(): Promise<void>;
}

/** What can be said of a database without opening it, also when there is none. */
export interface Description extends Pick<Engine, 'name' | 'place' | 'revisions'> {
  readonly exists: boolean;
}
