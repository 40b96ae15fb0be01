/** A record cut into named cells, or why it cannot be. */
export type JsonRecord = { cells: Map<string, string | null> } | { problem: string };

/** Objects in a record become columns `address.city`, those of a list `name.1.family`; deeper ones stay JSON. */
const deepestColumns = 3;
/** Of a list of objects so many become columns. */
const longestList = 20;

/** A number that JavaScript would write in another way: 1.50, 1e3, an id of twenty digits. */
const peculiarNumber = /[:,[]\s*-?(?:[0-9]+\.[0-9]*0[,\]}\s]|[0-9]+(?:\.[0-9]+)?[eE]|[0-9.]{16})/;

/** @param text one JSON value */
export function readRecord(text: string): JsonRecord {
  const value = parse(text);
  if (value === undefined) {
    return {
      problem: 'It is not valid JSON: a comma, a quotation mark or a bracket is missing or one too many.',
    };
  }
  if (!isObject(value)) return { problem: 'It is no object: a row is written as {"column": "value", …}.' };
  const cells = new Map<string, string | null>();
  enter(cells, '', value, 1);
  return { cells };
}

/** A number with how it is written. */
class Written {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

function parse(text: string): unknown {
  try {
    if (!peculiarNumber.test(text)) return JSON.parse(text);
    return JSON.parse(text, (_, value: unknown, context?: { source?: string }) =>
      typeof value === 'number' && context?.source !== undefined ? new Written(context.source) : value,
    );
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Written);
}

/** Two names, three addresses: nobody is called by the text of such a list. */
function isListOfObjects(value: unknown): value is Record<string, unknown>[] {
  return Array.isArray(value) && value.length > 0 && value.every(isObject);
}

function enter(cells: Map<string, string | null>, before: string, value: object, depth: number): void {
  for (const [key, inner] of Object.entries(value)) {
    const name = before + key;
    if (isObject(inner) && depth < deepestColumns) enter(cells, `${name}.`, inner, depth + 1);
    else if (isListOfObjects(inner) && depth < deepestColumns - 1) {
      for (const [at, one] of inner.slice(0, longestList).entries())
        enter(cells, `${name}.${at + 1}.`, one, depth + 2);
    } else if (!cells.has(name)) cells.set(name, cellOf(inner));
  }
}

function cellOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (value instanceof Written) return value.source;
  if (typeof value !== 'object') return String(value);
  // A list of plain values reads as one (two phone numbers); anything deeper stays as it is written.
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object' || one instanceof Written)) {
    return value.map(cellOf).join(', ');
  }
  return JSON.stringify(value, (_, one: unknown) => (one instanceof Written ? Number(one.source) : one));
}
