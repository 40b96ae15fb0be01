import { expect, test } from 'vitest';
import { formatTicket, ticketCounter } from '../../../src/clinic/queue/ticket.ts';

test('a ticket is the code and three digits, and grows past them', () => {
  expect([1, 42, 999, 1000].map((number) => formatTicket('GP', number))).toEqual([
    'GP-001',
    'GP-042',
    'GP-999',
    'GP-1000',
  ]);
});

test('each code and day has a counter of its own', () => {
  expect(ticketCounter('GP', '2026-11-21')).toBe('ticket:GP:2026-11-21');
});
