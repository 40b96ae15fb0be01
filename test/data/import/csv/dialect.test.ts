import { describe, expect, test } from 'vitest';
import { detectDialect } from '../../../../src/data/import/csv/dialect.ts';
import { isHeader } from '../../../../src/data/import/csv/header.ts';

describe('how a CSV text is written', () => {
  test.each([
    [',', 'first,last,born\nAda,Okafor,1988-03-07\n'],
    [';', 'first;last;weight\nAda;Okafor;61,5\nJo;Meyer;70,25\n'],
    ['\t', 'first\tlast\nAda\tOkafor, Dr\nJo\tMeyer, Prof\n'],
    ['|', 'first|last\nAda|Okafor\n'],
    [',', '"name; title",born\n"Okafor; Dr; MD",1988\n"Meyer; Prof",1990\n'],
    [',', 'one column only\nAda\nJo\n'],
  ])('the delimiter is %j', (delimiter, sample) => {
    expect(detectDialect(sample).delimiter).toBe(delimiter);
  });

  test('the quotation mark is the one that stands at both ends of fields', () => {
    expect(detectDialect("'a','b'\n'c','d, e'\n")).toEqual({ delimiter: ',', quote: "'" });
    expect(detectDialect("name,city\nO'Brien,Cork\nD'Arcy,Galway\n").quote).toBe('"');
  });
});

describe('a header', () => {
  const known = new Set(['firstname', 'lastname', 'birthdate', 'name']);
  test.each([
    [true, ['First Name', 'Last Name', 'Whatever']],
    [true, ['Vorname', 'Nachname']],
    [false, ['Ada', 'Okafor', '1988-03-07']],
    [false, ['17', 'Ada']],
    [false, ['Ada', 'ada@example.org']],
  ])('is one: %s for %j', (expected, cells) => {
    expect(isHeader(cells, known)).toBe(expected);
  });
});
