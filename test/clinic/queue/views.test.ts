import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  queueBoard,
  queueFinish,
  queueHistory,
  queueJoin,
  queueNext,
  queuePromises,
  queueStart,
  queueSummary,
} from '../../../src/clinic/queue/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { furnish, PATIENTS } from './house.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
  await furnish(clinic.desk);
});
afterEach(() => clinic.close());

function join(patient: string, specialization = 'G') {
  return clinic.desk.perform(queueJoin, { patient, specialization });
}

async function serveNext(minutes: number): Promise<void> {
  const called = await clinic.desk.perform(queueNext, { specialization: 'G' });
  const id = called?.id ?? '';
  await clinic.desk.perform(queueStart, { id });
  clinic.clock.advance({ minutes });
  await clinic.desk.perform(queueFinish, { id });
}

describe('the summary', () => {
  test('counts, times and names who is on duty, and sees where nobody is', async () => {
    await join('P-00001');
    await join('P-00002');
    await join('P-00003', 'C');
    clinic.clock.advance({ minutes: 7 });
    await clinic.desk.perform(queueNext, { specialization: 'G' });
    const summary = await clinic.desk.read(queueSummary, {});
    expect(summary).toMatchObject([
      {
        specialization_code: 'C',
        waiting: 1,
        longest_wait_minutes: 7,
        estimate: { kind: 'unknown' },
        doctors_on_duty: [],
        uncovered: true,
      },
      {
        specialization_code: 'G',
        waiting: 1,
        called: 1,
        doctors_on_duty: [{ name: 'Dr Lindt' }],
        uncovered: false,
      },
    ]);
  });

  test('learns the length of a service from the last ones', async () => {
    await join('P-00001');
    await serveNext(40);
    await join('P-00002');
    const [, general] = await clinic.desk.read(queueSummary, {});
    expect(general?.estimate).toMatchObject({ kind: 'next', minutes: 40 });
  });
});

describe('the board', () => {
  test('shows tickets in order, and nothing that names a person', async () => {
    for (const { number } of PATIENTS) await join(number);
    const called = await clinic.desk.perform(queueNext, { specialization: 'G' });
    await clinic.desk.perform(queueStart, { id: called?.id ?? '' });
    await clinic.desk.perform(queueNext, { specialization: 'G' });
    const board = await clinic.desk.read(queueBoard, {});
    expect(board).toMatchObject([
      {
        specialization_name: 'General practice',
        called: ['G-002'],
        in_service: ['G-001'],
        waiting: ['G-003', 'G-004', 'G-005', 'G-006'],
      },
    ]);
    const text = JSON.stringify(board);
    for (const { first_name, last_name, number } of PATIENTS) {
      for (const personal of [first_name, last_name, `"${number}"`]) expect(text).not.toContain(personal);
    }
  });
});

describe('the promises', () => {
  test('are compared with the real waits, per specialization and day', async () => {
    await join('P-00001');
    await join('P-00002');
    await serveNext(60);
    await serveNext(10);
    expect(await clinic.desk.read(queuePromises, { from: '2026-11-21' })).toMatchObject([
      { specialization_code: 'G', visits: 2, promised: 2, kept: 1, later: 1, share_kept: 0.5 },
    ]);
    expect(await clinic.desk.read(queuePromises, { from: '2026-11-22' })).toEqual([]);
  });
});

test("a patient's history is the newest first", async () => {
  await join('P-00001');
  await serveNext(10);
  clinic.clock.advance({ minutes: 1 });
  await join('P-00001');
  const history = await clinic.desk.read(queueHistory, { patient: 'P-00001' });
  expect(history.map(({ ticket, phase }) => `${ticket} ${phase}`)).toEqual(['G-002 waiting', 'G-001 served']);
});
