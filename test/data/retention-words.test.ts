import { expect, it } from 'vitest';
import { beforeAPurge } from '../../src/data/retention/index.ts';

it('speaks of anonymisation only where somebody is anonymised', () => {
  const visits = { effect: 'removed', due: 251 } as const;
  expect(beforeAPurge([visits, { effect: 'anonymised', due: 0 }])).toBe('A backup is made first.');
  expect(beforeAPurge([visits, { effect: 'anonymised', due: 2 }])).toContain(
    'does not bring back who is anonymised',
  );
});
