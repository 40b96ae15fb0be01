import { readCopyLine } from './copy.ts';
import { type MadeColumn, readColumns } from './create-table.ts';
import { passHarmless, type SqlContext } from './harmless.ts';
import { type SqlLexer, tooLong } from './lexer.ts';
import { readTuple, type SqlValue } from './values.ts';

/** What a dump says, as far as it is rows. */
export type SqlEvent =
  /** Rows of this table follow. `place`: where the statement begins. Columns null: as the table has them. */
  | { kind: 'into'; table: string; columns: string[] | null; place: number; line: number }
  | { kind: 'row'; values: readonly SqlValue[] }
  | { kind: 'made'; table: string; columns: MadeColumn[] }
  | { kind: 'passed' };

/**
 * Reads the statements of a dump one by one. Rows to insert are given out, tables made are read for the names of their
 * columns, what every dump holds besides is passed over; any other statement ends the reading. Nothing is ever run.
 */
export function* readStatements(lexer: SqlLexer, context: SqlContext): Generator<SqlEvent> {
  const { window } = lexer;
  for (;;) {
    const sign = lexer.next();
    if (sign === '') return;
    if (sign === ';') {
      window.at += 1;
      continue;
    }
    const place = window.offset(window.at);
    const line = window.line(window.at);
    const word = lexer.peekWord();
    if (word === 'insert' || word === 'replace') yield* readInsert(lexer, place, line);
    else if (word === 'copy') yield* readCopy(lexer, place, line);
    else if (word === 'create') yield* readCreate(lexer, context);
    else {
      passHarmless(lexer, word, context);
      yield { kind: 'passed' };
    }
  }
}

function* readInsert(lexer: SqlLexer, place: number, line: number): Generator<SqlEvent> {
  const how = lexer.word();
  if (how === 'insert') {
    for (const word of ['low_priority', 'delayed', 'high_priority', 'ignore']) lexer.takeWord(word);
    if (lexer.takeWord('or') && !/^(replace|ignore|abort|fail|rollback)$/.test(lexer.word())) {
      lexer.fail('This way to insert is not known.');
    }
  }
  if (!lexer.takeWord('into')) lexer.fail(`After ${how.toUpperCase()} comes no INTO.`);
  const table = lexer.qualifiedName();
  if (/^sqlite_(master|schema|temp_master|temp_schema)$/i.test(table)) {
    lexer.fail(
      'It writes into the list of tables itself.',
      'Only rows are taken from a file. Ask for the data as CSV.',
    );
  }
  const columns = lexer.next() === '(' ? readNames(lexer) : null;
  if (lexer.takeWord('overriding')) {
    lexer.word();
    lexer.takeWord('value');
  }
  if (!lexer.takeWord('values') && !lexer.takeWord('value')) {
    lexer.fail('Only INSERT … VALUES is read, with the rows in the file itself.');
  }
  yield { kind: 'into', table, columns, place, line };
  do yield { kind: 'row', values: readTuple(lexer) };
  while (lexer.take(','));
  if (
    lexer.takeWord('on') &&
    !(lexer.takeWord('conflict') && lexer.takeWord('do') && lexer.takeWord('nothing'))
  ) {
    lexer.fail('An INSERT that also updates is not read.');
  }
  if (lexer.next() !== '' && !lexer.take(';')) lexer.fail('After the rows comes something that is no row.');
}

function* readCopy(lexer: SqlLexer, place: number, line: number): Generator<SqlEvent> {
  lexer.word();
  if (lexer.next() === '(') lexer.fail('COPY of a query is not read.');
  const table = lexer.qualifiedName();
  const columns = lexer.next() === '(' ? readNames(lexer) : null;
  if (!lexer.takeWord('from')) lexer.fail('Only COPY … FROM stdin is read.');
  if (!lexer.takeWord('stdin')) {
    lexer.fail('COPY from a file or a program is not read.', 'Only rows in the file itself are taken.');
  }
  if (!lexer.take(';')) lexer.fail('COPY with options is not read.', 'Make the dump with pg_dump as it is.');
  lexer.restOfLine();
  yield { kind: 'into', table, columns, place, line };
  for (;;) {
    if (Number.isNaN(lexer.window.peek())) lexer.fail(`The rows of ${table} break off.`);
    const text = lexer.restOfLine();
    if (text === '\\.') return;
    yield { kind: 'row', values: text === tooLong ? [tooLong] : readCopyLine(text, lexer.window) };
  }
}

function* readCreate(lexer: SqlLexer, context: SqlContext): Generator<SqlEvent> {
  lexer.word();
  for (const word of ['temp', 'temporary', 'global', 'local', 'unlogged', 'foreign']) lexer.takeWord(word);
  if (lexer.takeWord('table')) {
    if (lexer.takeWord('if')) for (const word of ['not', 'exists']) lexer.takeWord(word);
    const table = lexer.qualifiedName();
    yield { kind: 'made', table, columns: readColumns(lexer) };
    return;
  }
  passHarmless(lexer, `create ${lexer.word()}`, context);
  yield { kind: 'passed' };
}

function readNames(lexer: SqlLexer): string[] {
  const names: string[] = [];
  lexer.take('(');
  do {
    const name = lexer.name();
    if (name === '') lexer.fail('The name of a column is missing.');
    names.push(name);
    if (names.length > 2000) lexer.fail('More than 2000 columns are not read.');
  } while (lexer.take(','));
  if (!lexer.take(')')) lexer.fail('The list of columns does not end.');
  return names;
}
