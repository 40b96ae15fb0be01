import { describe, expect, test } from 'vitest';
import type { LiveRow, Phase, QueueSummary } from '../../../../src/clinic/queue/index.ts';
import {
  busiest,
  candidates,
  columnsInSight,
  neighbour,
  toColumns,
} from '../../../../src/tui/screens/queue/state.ts';
import { liveRow, queueSummary } from './rows.ts';

const summaries: QueueSummary[] = ['C', 'D', 'G'].map((id) => queueSummary({ specialization: id }));

function row(id: string, specialization: string, phase: Phase = 'waiting'): LiveRow {
  return liveRow({ id, specialization, phase });
}

describe('the columns', () => {
  const columns = toColumns(summaries, [row('1', 'G'), row('2', 'D'), row('3', 'G', 'called')]);

  test('hold who waits and who is called, in the order given', () => {
    expect(columns.map(({ id, waiting, called }) => [id, waiting.length, called.length])).toEqual([
      ['C', 0, 0],
      ['D', 1, 0],
      ['G', 1, 1],
    ]);
  });

  test('begin with the busiest, or the first when all are empty', () => {
    expect(busiest(columns)?.id).toBe('G');
    expect(busiest(toColumns(summaries, []))?.id).toBe('C');
    expect(busiest([])).toBeUndefined();
  });

  test('begin for a doctor with the own queue, also where another is longer', () => {
    const mine = summaries.map((one) => ({ ...one, is_yours: one.specialization !== 'G' }));
    expect(busiest(toColumns(mine, [row('1', 'G'), row('2', 'D')]))?.id).toBe('D');
  });

  test('go round at the ends', () => {
    expect(neighbour(columns, 'G', 1)?.id).toBe('C');
    expect(neighbour(columns, 'C', -1)?.id).toBe('G');
  });

  test('in sight hold the active one and leave no place empty', () => {
    const ids = (id: string, count: number) => columnsInSight(columns, id, count).map((column) => column.id);
    expect(ids('C', 2)).toEqual(['C', 'D']);
    expect(ids('G', 2)).toEqual(['D', 'G']);
    expect(ids('D', 9)).toEqual(['C', 'D', 'G']);
  });
});

describe('whom a step is for', () => {
  const [column] = toColumns(
    [queueSummary({ specialization: 'G' })],
    [
      row('waits', 'G'),
      row('one', 'G', 'called'),
      row('two', 'G', 'called'),
      row('inside', 'G', 'in_service'),
    ],
  );

  test('the one under the cursor, when she is that far', () => {
    expect(candidates('called', column?.called[1], column).map(({ id }) => id)).toEqual(['two']);
  });

  test('otherwise everyone who is', () => {
    expect(candidates('called', column?.waiting[0], column).map(({ id }) => id)).toEqual(['one', 'two']);
    expect(candidates('in_service', undefined, column).map(({ id }) => id)).toEqual(['inside']);
    expect(candidates('called', undefined, undefined)).toEqual([]);
  });
});
