/** What an import knows about one field of a table: the names that other systems give its column. */
export interface ImportField {
  /** The field as the operation's schema and the database call it. */
  name: string;
  /** Names that mean this field, beside its own; compared without case, spaces, signs and accents. */
  known_as: readonly string[];
  /** A moment is a date with a time of day. */
  kind: 'text' | 'date' | 'moment' | 'phone';
  /** The row cannot land without it. */
  required: boolean;
  /** Where no column of its own is there, these fields together stand for it (`full_name` for both names). */
  or_from?: readonly string[];
}

/** A field of text that may be missing, with the other names of its column. */
export function textField(name: string, ...known_as: string[]): ImportField {
  return { name, known_as, kind: 'text', required: false };
}

/** A date that may be missing. */
export function dateField(name: string, ...known_as: string[]): ImportField {
  return { ...textField(name, ...known_as), kind: 'date' };
}

/** A date with a time of day that may be missing. */
export function momentField(name: string, ...known_as: string[]): ImportField {
  return { ...textField(name, ...known_as), kind: 'moment' };
}

/** A phone number that may be missing. */
export function phoneField(name: string, ...known_as: string[]): ImportField {
  return { ...textField(name, ...known_as), kind: 'phone' };
}

/** The same, without which the row cannot land. */
export function needed(field: ImportField, ...or_from: string[]): ImportField {
  return { ...field, required: true, ...(or_from.length > 0 && { or_from }) };
}
