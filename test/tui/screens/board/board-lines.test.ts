import { describe, expect, test } from 'vitest';
import type { BoardRow } from '../../../../src/clinic/queue/index.ts';
import { displayWidth } from '../../../../src/tui/kit.ts';
import {
  blockLines,
  boardPages,
  PAGE_SECONDS,
  pageAt,
  ticketsIn,
} from '../../../../src/tui/screens/board/board-lines.ts';

const TICKETS = Array.from({ length: 30 }, (_, index) => `GP-${String(index + 1).padStart(3, '0')}`);

function row(name: string): BoardRow {
  return {
    specialization_name: name,
    called: ['GP-001'],
    in_service: [],
    waiting: TICKETS,
    estimate: 'next',
  };
}

describe('the board', () => {
  test('says how many tickets did not fit', () => {
    expect(ticketsIn(TICKETS, 40)).toBe('GP-001  GP-002  GP-003  and 27 more');
    expect(ticketsIn(['GP-001'], 40)).toBe('GP-001');
    expect(ticketsIn([], 40)).toBe('–');
  });

  test('never draws wider than the wall', () => {
    for (const width of [80, 120, 160]) {
      for (const line of blockLines(row('A specialization with a very long name indeed'.repeat(4)), width)) {
        expect(displayWidth(line.map(({ text }) => text).join(''))).toBeLessThanOrEqual(width);
      }
    }
  });

  test('says the wait as a waiting room understands it, and sets the tickets below each other', () => {
    const texts = (estimate: string) =>
      blockLines({ ...row('Cardiology'), waiting: ['GP-002'], estimate }, 80).map((line) =>
        line.map(({ text }) => text).join(''),
      );
    expect(texts('now')[0]).toMatch(/no wait for newcomers$/);
    expect(texts('next')[0]).toMatch(/newcomers are next$/);
    expect(texts('25–45 m')[0]).toMatch(/wait for newcomers: 25–45 m$/);
    expect(texts('unknown')[0]?.trim()).toBe('Cardiology');
    const [, called = '', , waiting = ''] = texts('now');
    expect(called.indexOf('GP-001')).toBe(waiting.indexOf('GP-002'));
  });

  test('turns the pages when not all specializations fit, and shows each of them', () => {
    const rows = ['A', 'B', 'C', 'D', 'E'].map(row);
    const pages = boardPages(rows, 11);
    expect(pages.map((page) => page.map(({ specialization_name }) => specialization_name).join(''))).toEqual([
      'AB',
      'CD',
      'E',
    ]);
    const start = Date.parse('2026-11-21T10:40:00.000Z');
    const seen = [0, 1, 2].map((turn) =>
      pageAt(new Date(start + turn * PAGE_SECONDS * 1000).toISOString(), pages.length),
    );
    expect([...seen].sort()).toEqual([0, 1, 2]);
  });
});
