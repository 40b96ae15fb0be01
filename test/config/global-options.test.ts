import { describe, expect, it } from 'vitest';
import { parseGlobalOptions } from '../../src/config/global-options.ts';

describe('the global options', () => {
  it('leave the command and its own arguments behind, in their order', () => {
    const argv = ['--db', '/a.db', 'patients', '--json', 'search', 'Lee', '--limit=5', '--', '--json'];
    expect(parseGlobalOptions(argv)).toEqual({
      options: { db: '/a.db', json: true },
      rest: ['patients', 'search', 'Lee', '--limit=5', '--', '--json'],
    });
  });

  it.each([[['--db']], [['--db', '--json']], [['--db=']], [['--db', '']]])(
    'refuse %j: a database has a name',
    (argv) => {
      expect(() => parseGlobalOptions(argv)).toThrow('--db needs the path or URL of a database.');
    },
  );
});
