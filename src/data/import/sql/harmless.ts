import type { SqlLexer } from './lexer.ts';

/** What is known of a dump while it is read. */
export interface SqlContext {
  /** It is an export of our own, and its triggers are the clinic's. */
  isOwn(): boolean;
  hasRows(table: string): boolean;
}

/** What dumps begin and end with. It says nothing about rows, and is passed over. */
const harmless = new Set([
  'begin',
  'commit',
  'end',
  'start',
  'set',
  'lock',
  'unlock',
  'use',
  'analyze',
  'comment',
  'grant',
  'revoke',
  'create index',
  'create unique',
  'create view',
  'create sequence',
  'create schema',
  'create database',
  'create type',
  'create domain',
  'create extension',
  'create policy',
  'create role',
  'create user',
]);

/** Settings of SQLite that dumps make and that concern no data. */
const harmlessPragmas = new Set([
  'foreign_keys',
  'defer_foreign_keys',
  'encoding',
  'journal_mode',
  'synchronous',
  'page_size',
  'auto_vacuum',
  'user_version',
  'application_id',
]);

const onlyRows =
  'Only rows are taken from a file; nothing in it is run. Ask for the data as CSV, or remove this.';

/** Passes over a statement that does no harm, or ends the reading with what it is. */
export function passHarmless(lexer: SqlLexer, word: string, context: SqlContext): void {
  const isPassed =
    harmless.has(word) ||
    (word === 'pragma' && takesPragma(lexer)) ||
    (word === 'alter' && altersNoData(lexer)) ||
    (word === 'drop' && dropsNothing(lexer, context)) ||
    (word === 'delete' && forgetsNumbers(lexer)) ||
    (word === 'select' && setsSequence(lexer));
  if (isPassed) lexer.passStatement();
  else if (word === '') passSign(lexer);
  else if (word === 'delimiter') lexer.restOfLine();
  else if (word !== 'create trigger') {
    lexer.fail(`“${word.toUpperCase().slice(0, 60)}” is more than rows to insert.`, onlyRows);
  } else if (context.isOwn()) passTrigger(lexer);
  else lexer.fail('It makes a trigger, which would change data.', onlyRows);
}

/** Commands of the shells stand on lines of their own. */
function passSign(lexer: SqlLexer): void {
  const sign = lexer.next();
  if (sign === '\\' && /^\\(un)?restrict /.test(lexer.match(/^\\(un)?restrict /))) {
    lexer.restOfLine();
    return;
  }
  if (sign === '.' || sign === '\\') {
    lexer.fail('It is a command for a database shell.', onlyRows);
  }
  lexer.fail('It is no SQL statement.');
}

function takesPragma(lexer: SqlLexer): boolean {
  lexer.word();
  const name = lexer.word();
  return harmlessPragmas.has(name) || lexer.fail(`PRAGMA ${name} changes how the database works.`, onlyRows);
}

const alterations = new Set([
  'add',
  'owner',
  'enable',
  'disable',
  'replica',
  'cluster',
  'alter column',
  'drop constraint',
]);

/** Rules, owners and keys of a table: `ALTER TABLE … ADD CONSTRAINT`, `… OWNER TO`, `ALTER SEQUENCE …`. */
function altersNoData(lexer: SqlLexer): boolean {
  lexer.word();
  const what = lexer.word();
  if (what !== 'table') return ['sequence', 'schema', 'type', 'function', 'view', 'default'].includes(what);
  for (const word of ['if', 'exists', 'only']) lexer.takeWord(word);
  lexer.qualifiedName();
  const how = lexer.word();
  const change = how === 'alter' || how === 'drop' ? `${how} ${lexer.word()}` : how;
  return alterations.has(change);
}

/** Dumps begin with `DROP TABLE IF EXISTS`: before its rows that takes nothing away. */
function dropsNothing(lexer: SqlLexer, context: SqlContext): boolean {
  lexer.word();
  const what = lexer.word();
  if (!lexer.takeWord('if') || !lexer.takeWord('exists')) return false;
  return what !== 'table' || !context.hasRows(lexer.qualifiedName());
}

/** The sqlite3 shell empties its own table of counters. */
function forgetsNumbers(lexer: SqlLexer): boolean {
  lexer.word();
  return lexer.takeWord('from') && lexer.qualifiedName() === 'sqlite_sequence' && lexer.next() === ';';
}

function setsSequence(lexer: SqlLexer): boolean {
  lexer.word();
  lexer.next();
  const found = lexer.match(/^pg_catalog\s*\.\s*(setval|set_config)\s*\(/i);
  return found !== '';
}

/** The body of a trigger has semicolons of its own; it ends with one, END and another. */
function passTrigger(lexer: SqlLexer): void {
  for (;;) {
    lexer.passStatement();
    if (lexer.next() === '') lexer.fail('A CREATE TRIGGER breaks off.');
    if (!lexer.takeWord('end')) continue;
    if (lexer.take(';')) return;
  }
}
