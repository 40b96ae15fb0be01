/** What an import knows about one field of a table: the names that other systems give its column. */
export interface ImportField {
  /** The field as the operation's schema and the database call it. */
  name: string;
  /** Names that mean this field, beside its own; compared without case, spaces, signs and accents. */
  known_as: readonly string[];
  kind: 'text' | 'date' | 'phone';
  /** The row cannot land without it. */
  required: boolean;
  /** Where no column of its own is there, these fields together stand for it (`full_name` for both names). */
  or_from?: readonly string[];
}
