import { expect, test } from 'vitest';
import { afterStanding, emptySeat } from '../../../src/tui/shell/seat/seat.ts';

test('a door that was closed because the accounts were gone lets people in again once they are back', () => {
  const lost = afterStanding(emptySeat, { kind: 'signed_out', why: 'nobody', lost: 'accounts' });
  expect(lost.door).toMatchObject({ kind: 'lost' });
  const back = afterStanding(lost, { kind: 'signed_out', why: 'nobody' });
  expect(back.door).toEqual({ kind: 'sign-in', said: null });
});
