import { expect, it } from 'vitest';
import { reasonText } from '../../../../src/tui/screens/data-backups/reason.ts';

it('says why without saying where', () => {
  expect(reasonText('The backup /srv/b/x.db is damaged: it ends too early.')).toBe('it ends too early');
  expect(reasonText('There is no file x.db.')).toBe('There is no file x.db.');
  expect(reasonText(null)).toContain('not whole');
});
