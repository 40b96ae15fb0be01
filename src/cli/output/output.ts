import type { ColumnWords } from '../../clinic/registry.ts';
import type { Config } from '../../config.ts';
import { plainJson, plainLine, plainText } from '../../desk/plain-text.ts';
import { wallText } from '../../desk/words/index.ts';
import type { Failure } from '../failure.ts';
import { inColours, type Paint, painter } from './paint.ts';
import { defaultColumns, formatDetails, formatTable, type Row } from './table.ts';

/** Where a command's words go. Tests put strings there. */
export interface Streams {
  out(text: string): void;
  err(text: string): void;
  /** True where a terminal shows what goes to `out`, and can show colours. */
  readonly hasColours?: boolean;
}

export const processStreams: Streams = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  get hasColours() {
    return process.stdout.isTTY === true && process.env.TERM !== 'dumb';
  },
};

/** A column that names operations, and their titles by name. */
export interface Titled {
  readonly column: string;
  readonly titles: ReadonlyMap<string, string>;
}

export interface ResultShape {
  /** Columns of a list, in order. */
  columns?: readonly string[] | undefined;
  /** What numbers in a column mean, for people; `--json` keeps the numbers. */
  say?: ColumnWords | undefined;
  /** What the operations in a column are called, for people; `--json` keeps the names. */
  titled?: Titled | undefined;
  /** Where moments are told by the wall, for people; `--json` keeps the instants. */
  timeZone?: string | undefined;
  /** What a person is told instead of a table or details; `--json` is not touched by it. */
  words?: string | undefined;
  /** The result says only that something was done: `--quiet` leaves it out. */
  doneOnly?: boolean;
}

type OutputConfig = Pick<Config, 'json' | 'ndjson' | 'quiet'> & Partial<Pick<Config, 'no_color'>>;

/**
 * Prints what a command found or did, for people or for scripts. Under `--json` stdout holds one document and
 * nothing else; progress and warnings go to stderr. Whatever was in the data, a terminal obeys nothing of what leaves here.
 */
export class Output {
  readonly #config: OutputConfig;
  readonly #streams: Streams;
  /** Colours a word by what it means, where colours are shown: elsewhere it stays as it is. */
  readonly paint: Paint;

  constructor(config: OutputConfig, streams: Streams = processStreams) {
    this.#config = config;
    this.#streams = streams;
    this.paint = painter(streams.hasColours === true && config.no_color !== true);
  }

  /** True when a script reads this. */
  get forScripts(): boolean {
    return this.#config.json || this.#config.ndjson;
  }

  result(value: unknown, shape: ResultShape = {}): void {
    if (this.#config.ndjson && Array.isArray(value)) {
      this.#streams.out(value.map((row) => `${plainJson(row)}\n`).join(''));
    } else if (this.forScripts) {
      this.#streams.out(`${plainJson(value ?? null)}\n`);
    } else if (!(shape.doneOnly && this.#config.quiet)) {
      this.#streams.out(`${inColours(forPeople(value, shape))}\n`);
    }
  }

  /** Progress, warnings and other asides. */
  note(text: string): void {
    if (!this.#config.quiet) this.#streams.err(`${plainText(text)}\n`);
  }

  /** Help and other text that was asked for; a form feed begins a new sheet on a printer. */
  text(text: string): void {
    this.#streams.out(text.split('\f').map(plainText).join('\f'));
  }

  failure({ code, message, hint, details, fields }: Failure): void {
    if (!this.forScripts) {
      this.#streams.err(`${plainLine([message, hint].filter(Boolean).join(' '))}\n`);
      return;
    }
    const error = {
      code,
      message,
      ...(hint && { hint }),
      ...(fields && { fields }),
      ...(details && { details }),
    };
    this.#streams.out(`${plainJson({ error })}\n`);
  }
}

function forPeople(value: unknown, { columns, say = {}, titled, words, timeZone }: ResultShape): string {
  const told = (row: Row): Row => onTheWall(withTitle(inWords(row, say), titled), timeZone);
  if (words !== undefined) return words;
  if (value === null || value === undefined) return 'Nothing.';
  if (Array.isArray(value)) return value.length === 0 ? 'None.' : list(value, columns, told);
  return isRow(value) ? formatDetails(told(value)) : plainText(String(value));
}

function list(
  values: readonly unknown[],
  columns: readonly string[] | undefined,
  told: (row: Row) => Row,
): string {
  const rows = values.filter(isRow).map(told);
  if (rows.length !== values.length) return values.map((one) => plainLine(String(one))).join('\n');
  // Sentences have the whole line for themselves.
  const widest = columns?.length === 1 ? Number.POSITIVE_INFINITY : undefined;
  return formatTable(rows, columns ?? defaultColumns(rows), widest);
}

function withTitle(row: Row, titled: Titled | undefined): Row {
  if (titled === undefined) return row;
  const { column, titles } = titled;
  return { ...row, [column]: titles.get(String(row[column])) ?? row[column] };
}

function inWords(row: Row, say: ColumnWords): Row {
  const said = Object.entries(say).flatMap(([column, words]) => {
    const word = words[Number(row[column])];
    return column in row && word !== undefined ? [[column, word]] : [];
  });
  return { ...row, ...Object.fromEntries(said) };
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/;
const visitTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** Moments as people read them, `2026-11-21 10:40`: instants by the wall of the zone, a visit's local time as it is. */
function onTheWall(row: Row, timeZone: string | undefined): Row {
  const told = (value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    if (timeZone !== undefined && instant.test(value)) return wallText(value, timeZone);
    return visitTime.test(value) ? value.replace('T', ' ') : value;
  };
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, told(value)]));
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
