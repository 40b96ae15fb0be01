import type Database from 'better-sqlite3';
import { parseSearchLine } from '../../src/clinic/patients/search-line.ts';
import type { PatientSearchPart } from '../../src/storage/engine.ts';

const limit = 50;
const columns =
  'id, number, full_name, first_name, last_name, birth_date, gender, phone, phone_typed, email, city, status, version';

/** One way of asking: a prepared statement and what it is asked with. */
export interface Ask {
  readonly ids: () => string[];
  readonly run: () => number;
}

/**
 * The statements somebody would write by hand for this line, on the same tables: through the search index and, where the
 * line is of one kind, through the ordinary index that serves that kind. The fastest that finds as many is the yardstick.
 */
export class BareSearch {
  readonly #match: Database.Statement<[string, number], { id: string }>;
  readonly #born: Database.Statement<[string, number], { id: string }>;
  readonly #numbered: Database.Statement<[string, number], { id: string }>;

  constructor(database: Database.Database) {
    this.#match = database.prepare(
      `select ${columns} from (select rowid as found from patient_search where patient_search match ? limit ?)
       join patients on search_key = found`,
    );
    this.#born = database.prepare(`select ${columns} from patients where birth_date = ? limit ?`);
    this.#numbered = database.prepare(`select ${columns} from patients where number = ? limit ?`);
  }

  asks(line: string): Ask[] {
    const parts = parseSearchLine(line, 'dmy');
    if (parts.length === 0) return [{ ids: () => [], run: () => 0 }];
    // Written out for each line, so that nothing is left to be put together while the clock runs.
    const asks = [
      this.#ask(this.#match, matchOf(parts, false)),
      this.#ask(this.#match, matchOf(parts, true)),
    ];
    const [part] = parts;
    if (parts.length === 1 && part?.kind === 'birth' && part.births.length === 1 && part.births[0]) {
      asks.push(this.#ask(this.#born, part.births[0]));
    }
    if (parts.length === 1 && part?.kind === 'number') {
      asks.push(this.#ask(this.#numbered, `P-${part.digits.padStart(5, '0')}`));
    }
    return asks;
  }

  #ask(statement: Database.Statement<[string, number], { id: string }>, value: string): Ask {
    return {
      ids: () => statement.all(value, limit).map(({ id }) => id),
      run: () => statement.all(value, limit).length,
    };
  }
}

/** `inside` looks for parts in the middle of names as well. */
function matchOf(parts: readonly PatientSearchPart[], inside: boolean): string {
  return parts.map((part) => `(${wordsOf(part, inside).join(' OR ')})`).join(' AND ');
}

function wordsOf(part: PatientSearchPart, inside: boolean): string[] {
  if (part.kind === 'name') {
    return part.spellings.flatMap((name) =>
      inside && name.length > 2 ? [word(name), word(`~${name}`)] : [word(name)],
    );
  }
  if (part.kind === 'number') return [word(`#${part.digits}`)];
  const births = part.births.map((date) => word(`@${date.replaceAll('-', '')}`));
  return part.kind === 'birth'
    ? births
    : [...['+', '#', '@'].map((mark) => word(mark + part.digits)), ...births];
}

function word(beginning: string): string {
  return `"${beginning}"*`;
}
