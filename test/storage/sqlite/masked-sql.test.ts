import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskedSql } from '../../../src/storage/sqlite/masked-sql.ts';

describe('a statement in the query log', () => {
  it.each([
    ["select * from patients where last_name = 'O''Hara'", 'select * from patients where last_name = ?'],
    ['insert into t1 (a, b2) values (42, 1.5e3)', 'insert into t1 (a, b2) values (?, ?)'],
    ["update x set y = x'00ff', z = X'AA'", 'update x set y = ?, z = ?'],
    [
      'select "it\'s ""a"" name" from `t 1` -- Ada Okafor\nlimit 10',
      'select "it\'s ""a"" name" from `t 1` limit ?',
    ],
    ['select 1 /* Ada\nOkafor */ + 2', 'select ? + ?'],
    ["select 'never closed Okafor", 'select ?'],
    ["pragma quick_check('patients')", 'pragma quick_check(?)'],
    ['select  idx_1,\n  "a1" from t where a = ?', 'select idx_1, "a1" from t where a = ?'],
  ])('%j hides its values', (sql, masked) => {
    expect(maskedSql(sql)).toBe(masked);
  });

  it('never holds what was between quotes', () => {
    const value = fc.string({ minLength: 3, unit: 'grapheme' }).map((text) => `Okafor${text}`);
    fc.assert(
      fc.property(value, fc.nat(), (text, number) => {
        const masked = maskedSql(
          `select a from b where c = '${text.replaceAll("'", "''")}' and d > ${number} and e = 'x'`,
        );
        expect(masked).toBe('select a from b where c = ? and d > ? and e = ?');
      }),
    );
  });

  it('takes a text of ten megabytes as quickly as it should', () => {
    expect(maskedSql(`select '${"a''".repeat(3_000_000)}'`)).toBe('select ?');
  });
});
