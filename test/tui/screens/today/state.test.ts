import { describe, expect, it } from 'vitest';
import type { QueueSummary } from '../../../../src/clinic/queue/index.ts';
import { draftPlace, lateMinutes, queueCells, warningsOf } from '../../../../src/tui/screens/today/state.ts';

const queue = (change: Partial<QueueSummary> = {}): QueueSummary => ({
  specialization: 'id',
  specialization_code: 'D',
  specialization_name: 'Dermatology',
  waiting: 0,
  called: 0,
  max_capacity: 10,
  longest_wait_minutes: null,
  estimate: { kind: 'unknown' },
  estimate_text: 'unknown',
  doctors_on_duty: [],
  uncovered: false,
  is_yours: false,
  left_over: 0,
  left_since: null,
  ...change,
});

const today = '2026-11-24';

describe('Today', () => {
  it('warns of queues without a doctor and of full ones, in sentences', () => {
    expect(warningsOf([queue()], today)).toEqual([]);
    expect(warningsOf([queue({ waiting: 1, uncovered: true })], today)).toEqual([
      'No doctor on duty for Dermatology: 1 person waits.',
    ]);
    expect(warningsOf([queue({ waiting: 10 }), queue({ waiting: 3, uncovered: true })], today)).toEqual([
      'No doctor on duty for Dermatology: 3 people wait.',
      'Dermatology is full: 10 of 10 wait.',
    ]);
  });

  it('warns first of those who were left in the queues on an earlier day, and says the keys', () => {
    const left = (left_over: number, left_since: string) => queue({ left_over, left_since });
    expect(warningsOf([left(2, '2026-11-23'), left(1, '2026-11-23'), queue({ waiting: 10 })], today)).toEqual(
      [
        '3 people are still in the queue since yesterday. Keys 3 E take them off.',
        'Dermatology is full: 10 of 10 wait.',
      ],
    );
    expect(warningsOf([left(1, '2026-11-20')], today)).toEqual([
      '1 person is still in the queue since 20 Nov. Keys 3 E take them off.',
    ]);
  });

  it('marks a long wait by a sign, not by colour alone', () => {
    expect(queueCells(queue({ waiting: 2, longest_wait_minutes: 44 })).longest).toBe('44 m');
    expect(queueCells(queue({ waiting: 2, longest_wait_minutes: 45 })).longest).toBe('45 m!');
    expect(queueCells(queue()).longest).toBe('–');
  });

  it('counts lateness from the agreed minute on', () => {
    const visit = { starts_at: '2026-11-23T10:30:00.000Z' };
    expect(lateMinutes(visit, '2026-11-23T10:29:00.000Z')).toBe(0);
    expect(lateMinutes(visit, '2026-11-23T10:42:30.000Z')).toBe(12);
  });

  it('knows where each kind of draft is taken up', () => {
    expect(draftPlace('patients.register')).toMatchObject({ title: 'New patient' });
    expect(draftPlace('patients.edit:0199-77')).toMatchObject({ params: { id: '0199-77' } });
    expect(draftPlace('something.else')).toBeNull();
  });
});
