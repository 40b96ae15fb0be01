import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { longText, optional, personName, text } from '../../../src/desk/fields/index.ts';

function problemOf(schema: z.ZodType, value: unknown): string | undefined {
  return schema.safeParse(value).error?.issues[0]?.message;
}

describe('a line of text', () => {
  it('is trimmed, composed and single-spaced', () => {
    expect(text('City').parse('  Sa\u0303o\t  Paulo ')).toBe('São Paulo');
  });

  it('says what is missing or wrong in a sentence', () => {
    expect(problemOf(text('City'), undefined)).toBe('City is missing.');
    expect(problemOf(text('City'), '   ')).toBe('City is missing.');
    expect(problemOf(text('City'), ['x'])).toBe('City must be text.');
  });

  it('takes a number as its digits', () => {
    expect(text('Postal code').parse(40506)).toBe('40506');
  });

  it('refuses what a terminal would obey', () => {
    for (const typed of ['Ada\u001b[2J', 'Ada\u0000', 'Ada\u202eadA', 'Ada\ud800', 'A\u009b31m']) {
      expect(problemOf(personName('First name'), typed)).toBe(
        'First name holds control characters. Type it again without them.',
      );
    }
  });

  it('keeps joiners, which some scripts need', () => {
    expect(text('Name').parse('می\u200cخواهم')).toBe('می\u200cخواهم');
  });
});

describe('a person’s name', () => {
  it('of a megabyte is refused in one short sentence that does not repeat it', () => {
    const problem = problemOf(personName('First name'), 'x'.repeat(1_048_576));
    expect(problem).toBe('First name is too long: 1 048 576 characters, at most 100.');
  });

  it('counts letters, not bytes or code units', () => {
    expect(personName('Last name').parse('𠮷'.repeat(100))).toHaveLength(200);
    expect(problemOf(personName('Last name'), '𠮷'.repeat(101))).toContain('101 characters');
  });

  it('may carry digits but needs a letter', () => {
    expect(personName('First name').parse('Guy979')).toBe('Guy979');
    expect(problemOf(personName('First name'), '--')).toBe('First name needs at least one letter.');
  });
});

describe('optional', () => {
  const schema = z.object({ city: optional(text('City')) });

  it('tells absent from emptied', () => {
    expect(schema.parse({})).toEqual({});
    expect(schema.parse({ city: ' ' })).toEqual({ city: null });
    expect(schema.parse({ city: null })).toEqual({ city: null });
    expect(schema.parse({ city: 'Graz' })).toEqual({ city: 'Graz' });
  });
});

describe('long text', () => {
  it('keeps its lines and drops their loose ends', () => {
    expect(longText('History').parse('\r\n  asthma since 2001  \r\n\r\n\tsalbutamol\n\n')).toBe(
      '  asthma since 2001\n\n\tsalbutamol',
    );
  });

  it('refuses control characters other than line ends and tabs', () => {
    expect(problemOf(longText('History'), 'a\u001bc')).toContain('control characters');
  });
});

it('reading a text twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (typed) => {
      for (const schema of [text('Field', 500), longText('Field', 500)]) {
        const once = schema.safeParse(typed);
        if (once.success) expect(schema.parse(once.data)).toBe(once.data);
      }
    }),
  );
});
