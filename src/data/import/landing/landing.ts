import type { EntityMetadata } from '@mikro-orm/core';
import { entryFields } from '../../../desk/audit/entry.ts';
import { imageKey, imagePatient, rowImage } from '../../../desk/audit/image.ts';
import { currentCall } from '../../../desk/call.ts';
import { AuditLog, DeskError, type Work } from '../../../desk/index.ts';
import type { Bulk, BulkRow } from '../../../storage/bulk.ts';
import type { Engine, Refusal } from '../../../storage/engine.ts';
import type { ImportRules } from '../rules.ts';
import { counterValue, raiseCounter } from './counters.ts';
import type { Known } from './known.ts';
import type { OnConflict, PossibleDuplicate } from './outcome.ts';

interface LandingParts {
  work: Work;
  engine: Pick<Engine, 'explain'>;
  bulk: Bulk;
  rules: ImportRules;
  onConflict: OnConflict;
  known: Known;
}

/**
 * What lands rows in one unit of work. Rows go in as they are, past the entities, and each leaves its own audit
 * entry of the very shape that the unit of work writes: no row of an import can land without one.
 */
export class Landing {
  readonly work: Work;
  readonly bulk: Bulk;
  readonly rules: ImportRules;
  readonly onConflict: OnConflict;
  /** What rows refer to, remembered while the import runs. */
  readonly known: Known;
  readonly notes = new Set<string>();
  readonly likely: PossibleDuplicate[] = [];
  /** Where the row under way stands in its file. */
  line = 0;
  #said: string[] = [];
  readonly #engine: LandingParts['engine'];
  readonly #counters = new Map<string, number>();

  constructor({ work, engine, bulk, rules, onConflict, known }: LandingParts) {
    this.work = work;
    this.#engine = engine;
    this.bulk = bulk;
    this.rules = rules;
    this.onConflict = onConflict;
    this.known = known;
  }

  /** Runs a body of several statements: when it throws, nothing of it has happened, and no entry of it is counted. */
  attempt<T>(body: () => Promise<T>): Promise<T> {
    return currentCall().book.attempt(() => this.bulk.attempt(body));
  }

  begin(line: number): void {
    this.line = line;
    this.#said = [];
  }

  /** What else was done for the row under way; it is said only if the row lands. */
  note(sentence: string): void {
    this.#said.push(sentence);
  }

  /** The row under way has landed. */
  landed(): void {
    for (const sentence of this.#said) this.notes.add(sentence);
  }

  explain(error: unknown): Refusal | null {
    return this.#engine.explain(error);
  }

  /** A number that came with the file: by the end of the chunk its counter goes on behind it. */
  raise(counter: string, value: number): void {
    this.#counters.set(counter, Math.max(value, this.#counters.get(counter) ?? 0));
  }

  /** The number of the next patient to be registered: as the counter gives it out, which is told once a chunk. */
  async nextPatient(): Promise<number> {
    const name = 'patient_number';
    const last = this.#counters.get(name) ?? (await counterValue(this.bulk, name));
    this.#counters.set(name, last + 1);
    return last + 1;
  }

  async raiseCounters(): Promise<void> {
    for (const [counter, value] of this.#counters) await raiseCounter(this.bulk, counter, value);
  }

  /** A new row; its bookkeeping columns are filled in where the table has them and the row does not. */
  async insert(table: string, row: BulkRow): Promise<void> {
    const meta = metadataOf(this.work, table);
    const { now } = this.work;
    const whole: Record<string, BulkRow[string]> = { ...row };
    for (const column of ['created_at', 'updated_at', 'registration_date', 'assigned_date']) {
      if (columnsOf(meta).has(column)) whole[column] ??= now;
    }
    if (meta.versionProperty !== undefined) whole.version ??= 1;
    await this.bulk.insert(table, whole);
    await this.#audit(meta, 'create', null, whole);
  }

  /** Changes a row that is here. `before` is the whole of it, as `Bulk.find` gave it. */
  async update(table: string, before: BulkRow, changes: BulkRow): Promise<void> {
    const meta = metadataOf(this.work, table);
    const version = Number(before.version ?? 0) + 1;
    const whole = { ...changes, updated_at: this.work.now, version };
    const changed = await this.bulk.update(table, keyOf(meta, before), whole);
    if (changed !== 1) throw new DeskError('stale', 'This row has been removed meanwhile.');
    await this.#audit(meta, 'update', before, { ...before, ...whole });
  }

  async #audit(
    meta: EntityMetadata<object>,
    kind: 'create' | 'update',
    before: BulkRow | null,
    after: BulkRow,
  ): Promise<void> {
    const call = currentCall();
    const image = (row: BulkRow) => rowImage(meta, (_, column) => row[column]);
    const whole = image(after);
    const about = {
      entity: meta.tableName,
      entity_id: imageKey(meta, whole),
      patient_id: imagePatient(meta.tableName, whole),
      kind,
      before: before && JSON.stringify(image(before)),
      after: JSON.stringify(whole),
    };
    for (const entry of await call.book.add(entryFields(call, about)))
      await this.bulk.insert(AuditLog.meta.tableName, { ...entry });
    call.audits += 1;
  }
}

const metadata = new WeakMap<object, Map<string, EntityMetadata<object>>>();

/** What is known of a table's columns; finding it among all tables takes longer than inserting into it. */
export function metadataOf(work: Pick<Work, 'em'>, table: string): EntityMetadata<object> {
  const storage = work.em.getMetadata();
  const known = metadata.get(storage) ?? new Map<string, EntityMetadata<object>>();
  metadata.set(storage, known);
  if (known.size === 0) {
    for (const meta of storage.getAll().values()) known.set(meta.tableName, meta as EntityMetadata<object>);
  }
  const found = known.get(table);
  if (found === undefined) throw new Error(`There is no table ${table}.`);
  return found;
}

const columnSets = new WeakMap<EntityMetadata<object>, ReadonlySet<string>>();

function columnsOf(meta: EntityMetadata<object>): ReadonlySet<string> {
  const known = columnSets.get(meta) ?? new Set(meta.props.flatMap(({ fieldNames }) => fieldNames ?? []));
  columnSets.set(meta, known);
  return known;
}

function keyOf(meta: EntityMetadata<object>, row: BulkRow): BulkRow {
  const columns = meta.getPrimaryProps().flatMap(({ fieldNames }) => fieldNames);
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}
