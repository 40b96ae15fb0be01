import { describe, expect, test } from 'vitest';
import { displayWidth, type Span } from '../../../../src/tui/kit.ts';
import { columnLines, sideBySide } from '../../../../src/tui/screens/queue/column-lines.ts';
import {
  narrowCalled,
  narrowWaiting,
  wideCalled,
  wideWaiting,
} from '../../../../src/tui/screens/queue/columns.ts';
import { panelLines } from '../../../../src/tui/screens/queue/panel.ts';
import { toColumns } from '../../../../src/tui/screens/queue/state.ts';
import { liveRow, queueSummary } from './rows.ts';

const here = { now: '2026-11-21T10:42:00.000Z', timeZone: 'Europe/London', ticketWidth: 6, sinceWidth: 5 };

function column(waiting: number, called: number) {
  const rows = Array.from({ length: waiting + called }, (_, index) =>
    liveRow({
      id: String(index),
      ticket: `G-${String(index + 1).padStart(3, '0')}`,
      phase: index < waiting ? 'waiting' : 'called',
    }),
  );
  const [only] = toColumns([queueSummary({})], rows);
  if (!only) throw new Error('There is a column for each summary.');
  return only;
}

function draw(waiting: number, called: number, cursor: string, width = 80, height = 15) {
  const isWide = width >= 80;
  return columnLines(column(waiting, called), {
    width,
    height,
    cursor,
    waiting: isWide ? wideWaiting(here) : narrowWaiting(here),
    called: isWide ? wideCalled(here) : narrowCalled(here),
    title: [{ text: ' General practice' }],
  });
}

const text = (line: readonly Span[]) => line.map((span) => span.text).join('');

describe('a queue on the screen', () => {
  test.each([
    [0, 0],
    [3, 1],
    [40, 0],
    [40, 12],
    [0, 12],
  ])('%i waiting and %i called fit the height and the width', (waiting, called) => {
    for (const [width, height] of [
      [80, 15],
      [53, 31],
    ] as const) {
      const lines = draw(waiting, called, '0', width, height);
      expect(lines.length).toBeLessThanOrEqual(height);
      for (const line of lines) expect(displayWidth(text(line))).toBeLessThanOrEqual(width);
    }
  });

  test('shows the row under the cursor wherever it is, and marks it', () => {
    for (const cursor of ['0', '20', '39', '40', '51']) {
      const marked = draw(40, 12, cursor).filter((line) => text(line).startsWith(' ▸ '));
      expect(marked.map((line) => text(line))).toEqual([
        expect.stringContaining(`G-${String(Number(cursor) + 1).padStart(3, '0')}`),
      ]);
      expect(marked[0]?.[0]?.tone).toBe('selected');
    }
  });

  test('keeps a called patient in sight beside a long queue', () => {
    expect(draw(40, 1, '0').map(text).join('\n')).toContain('called');
  });

  test('side by side all lines are equally wide', () => {
    const lines = sideBySide([draw(3, 1, '0', 53), draw(0, 0, '', 53)], 53);
    expect(new Set(lines.map((line) => displayWidth(text(line))))).toEqual(new Set([107]));
  });
});

describe('the panel', () => {
  test('of someone waiting says when she came and what she was promised', () => {
    const lines = panelLines(liveRow({ absences: 1, move_reason: 'in pain' }), here).map(text);
    expect(lines[0]).toContain('Ada Okafor · born 1988-03-07 · P-00001 · +442079460712');
    expect(lines[1]).toBe(' since 10:08 · promised 25–35 m · called but absent 1×');
    expect(lines[2]).toBe(' Moved: in pain');
  });

  test('of someone called gives two identifiers to ask for', () => {
    const lines = panelLines(liveRow({ phase: 'called', phone: null }), here).map(text);
    expect(lines[0]).toBe(' G-001 ASK FOR full name Ada Okafor, birth date 1988-03-07');
    expect(lines[1]).toBe(' Nobody else here has a similar name.');
  });

  test('names the first of those with a similar name, and counts the rest', () => {
    const namesake = {
      ticket: 'C-004',
      patient_name: 'Ada Okafo',
      birth_date: '1990-01-01',
      specialization_name: 'Cardiology',
      likeness: 'similar' as const,
    };
    const lines = panelLines(liveRow({ phase: 'called', namesakes: [namesake, namesake] }), here).map(text);
    expect(lines[1]).toBe(' ! SIMILAR NAME IN THE ROOM: Ada Okafo, born 1990-01-01, C-004, and 1 more');
  });
});
