import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareStandings,
  inOrder,
  type Placing,
  placeAbsent,
  placeAfter,
  type Standing,
  URGENT_HEAD_START_MINUTES,
} from '../../../src/clinic/queue/order.ts';

const MORNING = Date.parse('2026-11-21T08:00:00.000Z');

function at(minutes: number): string {
  return new Date(MORNING + minutes * 60_000).toISOString();
}

function entry(
  id: string,
  minutes: number,
  urgency: Standing['urgency'] = 'routine',
  ticket_number = 1,
): Standing {
  return { id, urgency, joined_at: at(minutes), ticket_number, position: null };
}

function apply(waiting: readonly Standing[], placings: readonly Placing[]): Standing[] {
  return waiting.map((standing) => {
    const placing = placings.find(({ id }) => id === standing.id);
    return placing ? { ...standing, position: placing.position } : standing;
  });
}

function ids(waiting: readonly Standing[]): string[] {
  return inOrder(waiting).map(({ id }) => id);
}

// Times collide on purpose (whole minutes, few of them), so that ties and missing gaps are met.
const standings = fc
  .array(
    fc.record({
      minutes: fc.integer({ min: 0, max: 90 }),
      urgency: fc.constantFrom<Standing['urgency']>('routine', 'routine', 'urgent', 'emergency'),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((list) => list.map(({ minutes, urgency }, index) => entry(`p${index}`, minutes, urgency, index + 1)));

describe('the order of the queue', () => {
  test('emergencies first, then urgent within the head start, then arrival', () => {
    const waiting = [
      entry('routine-early', 0),
      entry('urgent', 20, 'urgent'),
      entry('routine-late', 5),
      entry('emergency', 60, 'emergency'),
    ];
    expect(ids(waiting)).toEqual(['emergency', 'urgent', 'routine-early', 'routine-late']);
  });

  test('a routine patient who came a head start earlier is not passed any more', () => {
    const waiting = [entry('routine', 0), entry('urgent', URGENT_HEAD_START_MINUTES + 1, 'urgent')];
    expect(ids(waiting)).toEqual(['routine', 'urgent']);
  });

  test('an emergency passes whoever has waited longest', () => {
    const weekAgo = { ...entry('routine', 0), joined_at: '2026-11-14T08:00:00.000Z' };
    expect(ids([weekAgo, entry('emergency', 0, 'emergency')])).toEqual(['emergency', 'routine']);
  });

  test('nobody starves: only emergencies and those within the head start pass someone who came before', () => {
    fc.assert(
      fc.property(standings, (waiting) => {
        const order = inOrder(waiting);
        for (const [index, later] of order.entries()) {
          for (const passer of order.slice(0, index)) {
            if (passer.joined_at <= later.joined_at || passer.urgency === 'emergency') continue;
            const lead = (Date.parse(passer.joined_at) - Date.parse(later.joined_at)) / 60_000;
            expect(passer.urgency).toBe('urgent');
            expect(later.urgency).toBe('routine');
            expect(lead).toBeLessThanOrEqual(URGENT_HEAD_START_MINUTES);
          }
        }
      }),
    );
  });

  test('equal urgency is called in the order of arrival', () => {
    fc.assert(
      fc.property(standings, (waiting) => {
        for (const urgency of ['routine', 'urgent', 'emergency']) {
          const times = inOrder(waiting)
            .filter((standing) => standing.urgency === urgency)
            .map((standing) => standing.joined_at);
          expect(times).toEqual([...times].sort());
        }
      }),
    );
  });

  test('the order does not depend on the order of the rows and never ties', () => {
    fc.assert(
      fc.property(standings, (waiting) => {
        expect(ids([...waiting].reverse())).toEqual(ids(waiting));
        for (const a of waiting)
          for (const b of waiting) if (a.id !== b.id) expect(compareStandings(a, b)).not.toBe(0);
      }),
    );
  });
});

describe('a move by hand', () => {
  test('lands right behind the chosen one, the others keep their order, also move upon move', () => {
    const moves = fc.array(fc.tuple(fc.nat(), fc.option(fc.nat())), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(standings, moves, (start, list) => {
        let waiting: Standing[] = start;
        for (const [pick, behind] of list) {
          const moved = waiting[pick % waiting.length]?.id ?? '';
          const others = ids(waiting).filter((id) => id !== moved);
          const after = behind === null ? null : (others[behind % Math.max(1, others.length)] ?? null);
          waiting = apply(waiting, placeAfter(waiting, moved, after));
          const index = after === null ? 0 : others.indexOf(after) + 1;
          expect(ids(waiting)).toEqual([...others.slice(0, index), moved, ...others.slice(index)]);
        }
      }),
    );
  });

  test('changes one row where there is a gap', () => {
    const waiting = [entry('a', 0), entry('b', 10), entry('c', 20)];
    expect(placeAfter(waiting, 'c', 'a')).toHaveLength(1);
  });

  test('to the front does not hold back an emergency that comes later', () => {
    const waiting = [entry('a', 0), entry('b', 10)];
    const moved = apply(waiting, placeAfter(waiting, 'b', null));
    expect(ids([...moved, entry('e', 30, 'emergency')])).toEqual(['e', 'b', 'a']);
  });

  test('behind an emergency does not hold back the next emergency', () => {
    const waiting = [entry('e1', 0, 'emergency'), entry('a', 1), entry('b', 2)];
    const moved = apply(waiting, placeAfter(waiting, 'b', 'e1'));
    expect(ids([...moved, entry('e2', 30, 'emergency')])).toEqual(['e1', 'e2', 'b', 'a']);
  });

  test('back to the own place leaves no trace', () => {
    const waiting = [entry('a', 0), entry('b', 10), entry('c', 20)];
    const moved = apply(waiting, placeAfter(waiting, 'a', 'b'));
    expect(placeAfter(moved, 'a', null)).toEqual([{ id: 'a', position: null }]);
  });
});

describe('called but absent', () => {
  test('goes behind the next two', () => {
    const absent = entry('absent', 0);
    const waiting = [entry('b', 10), entry('c', 20), entry('d', 30)];
    const placed = apply([...waiting, absent], placeAbsent(waiting, absent));
    expect(ids(placed)).toEqual(['b', 'c', 'absent', 'd']);
  });

  test('goes to the end of a queue of one, and stays alone in an empty one', () => {
    const absent = entry('absent', 0);
    const other = entry('b', 10);
    expect(ids(apply([other, absent], placeAbsent([other], absent)))).toEqual(['b', 'absent']);
    expect(placeAbsent([], absent)).toEqual([]);
  });

  test('never moves anyone forward, and two pass if two are there', () => {
    fc.assert(
      fc.property(standings, (waiting) => {
        for (const absent of waiting) {
          const others = waiting.filter((standing) => standing !== absent);
          const before = ids(waiting).indexOf(absent.id);
          const after = ids(apply(waiting, placeAbsent(others, absent))).indexOf(absent.id);
          expect(after).toBe(Math.max(before, Math.min(2, others.length)));
        }
      }),
    );
  });
});
