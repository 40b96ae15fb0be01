import type { SqlLexer } from './lexer.ts';

const rules = new Set([
  'primary',
  'unique',
  'key',
  'constraint',
  'foreign',
  'check',
  'index',
  'fulltext',
  'spatial',
  'exclude',
  'like',
  'period',
]);

const mostColumns = 2000;

export interface MadeColumn {
  name: string;
  /** It is computed from others: some dumps have a place for it in a row, and some have not. */
  generated: boolean;
}

/** The columns of `CREATE TABLE name (…)`, read from its opening bracket to its semicolon. */
export function readColumns(lexer: SqlLexer): MadeColumn[] {
  const columns: MadeColumn[] = [];
  if (!lexer.take('(')) {
    lexer.passStatement();
    return columns;
  }
  for (;;) {
    const isRule = rules.has(lexer.peekWord()) && !isQuoted(lexer.next());
    const name = lexer.next() === ')' ? '' : lexer.name();
    if (name === '' && lexer.next() !== ')') lexer.fail('The name of a column is missing.');
    const { ends, generated } = passItem(lexer);
    if (name !== '' && !isRule) columns.push({ name, generated });
    if (columns.length > mostColumns)
      lexer.fail(`A table with more than ${mostColumns} columns is not read.`);
    if (ends) break;
  }
  lexer.passStatement();
  return columns;
}

function isQuoted(sign: string): boolean {
  return sign === '"' || sign === '`' || sign === '[';
}

/** Passes over the rest of a column or rule, and its comma or the bracket that closes the list. */
function passItem(lexer: SqlLexer): { ends: boolean; generated: boolean } {
  let depth = 0;
  let generated = false;
  for (;;) {
    const sign = lexer.next();
    if (sign === '') lexer.fail('A CREATE TABLE breaks off.');
    if (depth === 0 && (sign === ',' || sign === ')')) {
      lexer.window.at += 1;
      return { ends: sign === ')', generated };
    }
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (depth === 0 && /[a-z]/i.test(sign)) {
      const word = lexer.word();
      // `AS (…)` and `GENERATED ALWAYS AS (…)`; `GENERATED … AS IDENTITY` is a value like others.
      if (word === 'as' && lexer.next() === '(') generated = true;
      continue;
    }
    lexer.pass(sign);
  }
}
