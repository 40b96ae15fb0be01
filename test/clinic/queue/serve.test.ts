import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  queueAbsent,
  queueFinish,
  queueJoin,
  queueList,
  queueMove,
  queueNext,
  queueRemove,
  queueStart,
  queueTransfer,
} from '../../../src/clinic/queue/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { furnish, HOUSE, PATIENTS } from './house.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
  await furnish(clinic.desk);
});
afterEach(() => clinic.close());

async function joinAll(...numbers: string[]): Promise<void> {
  for (const patient of numbers) {
    await clinic.desk.perform(queueJoin, { patient, specialization: 'G' });
    clinic.clock.advance({ minutes: 5 });
  }
}

function next() {
  return clinic.desk.perform(queueNext, { specialization: 'G' });
}

async function waiting(): Promise<string[]> {
  const rows = await clinic.desk.read(queueList, { specialization: 'G' });
  return rows.filter((row) => row.phase === 'waiting').map((row) => row.ticket);
}

describe('calling the next', () => {
  test('takes the first, names the only free doctor, and says whom to ask for', async () => {
    await joinAll('P-00001', 'P-00002');
    expect(await next()).toMatchObject({
      ticket: 'G-001',
      phase: 'called',
      patient_name: 'Ada Okafor',
      birth_date: '1988-03-07',
      doctor_name: 'Dr Lindt',
      waited_minutes: 10,
      namesakes: [],
    });
    expect(await next()).toMatchObject({ ticket: 'G-002', doctor: null });
  });

  test('knows by her ticket who was forgotten overnight, until that ticket is given out again', async () => {
    await joinAll('P-00001');
    clinic.clock.advance({ hours: 24 });
    expect(await clinic.desk.perform(queueRemove, { id: 'G-001', reason: 'left' })).toMatchObject({
      ticket_date: '2026-11-21',
      phase: 'removed',
    });
    await expect(clinic.desk.perform(queueRemove, { id: 'G-001', reason: 'left' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('answers null when nobody waits', async () => {
    expect(await next()).toBeNull();
  });

  test('warns of a similar name in the room, also in another queue', async () => {
    await clinic.close();
    clinic = await openTestClinic();
    await furnish(clinic.desk, {
      ...HOUSE,
      patients: [
        ...PATIENTS,
        { number: 'P-00007', first_name: 'Ada', last_name: 'Okafor', birth_date: '1990-01-01' },
      ],
    });
    await joinAll('P-00001', 'P-00002');
    await clinic.desk.perform(queueJoin, { patient: 'P-00007', specialization: 'C' });
    expect((await next())?.namesakes).toEqual([
      {
        ticket: 'C-001',
        patient_name: 'Ada Okafor',
        birth_date: '1990-01-01',
        specialization_name: 'Cardiology',
        likeness: 'same',
      },
    ]);
  });

  test('refuses a doctor of another specialization', async () => {
    await joinAll('P-00001');
    await clinic.desk.perform(queueJoin, { patient: 'P-00001', specialization: 'C' });
    const call = clinic.desk.perform(queueNext, { specialization: 'C', doctor: 'L1' });
    await expect(call).rejects.toMatchObject({
      code: 'invalid',
      message: 'Anna Lindt does not work in Cardiology.',
    });
  });
});

describe('the service', () => {
  test('starts, lasts and ends', async () => {
    await joinAll('P-00001');
    const called = await next();
    const id = called?.id ?? '';
    clinic.clock.advance({ minutes: 2 });
    expect(await clinic.desk.perform(queueStart, { id })).toMatchObject({
      phase: 'in_service',
      service_minutes: 0,
    });
    clinic.clock.advance({ minutes: 9 });
    expect(await clinic.desk.perform(queueFinish, { id: 'g-001' })).toMatchObject({
      phase: 'served',
      status: 2,
      service_minutes: 9,
      started_at: '2026-11-21T10:47:00.000Z',
      served_at: '2026-11-21T10:56:00.000Z',
    });
  });

  test('takes no step out of turn', async () => {
    await joinAll('P-00001');
    await expect(clinic.desk.perform(queueStart, { id: 'G-001' })).rejects.toMatchObject({
      code: 'invalid',
      message: 'G-001 is still waiting.',
    });
    await expect(clinic.desk.perform(queueFinish, { id: 'G-009' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('called but absent', () => {
  test('goes behind the next two, and the third time has left', async () => {
    await joinAll('P-00001', 'P-00002', 'P-00003', 'P-00004');
    await next();
    expect(await clinic.desk.perform(queueAbsent, { id: 'G-001' })).toMatchObject({
      phase: 'waiting',
      absences: 1,
      called_at: null,
      doctor: null,
    });
    expect(await waiting()).toEqual(['G-002', 'G-003', 'G-001', 'G-004']);
    await clinic.desk.perform(queueRemove, { id: 'G-002', reason: 'gone' });
    await clinic.desk.perform(queueRemove, { id: 'G-003', reason: 'gone' });
    await next();
    await clinic.desk.perform(queueAbsent, { id: 'G-001' });
    await next();
    await clinic.desk.perform(queueRemove, { id: 'G-004', reason: 'gone' });
    await next();
    expect(await clinic.desk.perform(queueAbsent, { id: 'G-001' })).toMatchObject({
      phase: 'removed',
      removal_reason: 'left',
      absences: 3,
    });
  });
});

describe('removing', () => {
  test('asks for a reason and keeps it', async () => {
    await joinAll('P-00001');
    await expect(clinic.desk.perform(queueRemove, { id: 'G-001', reason: ' ' })).rejects.toMatchObject({
      code: 'invalid',
      fields: { reason: 'Reason is missing.' },
    });
    expect(await clinic.desk.perform(queueRemove, { id: 'G-001', reason: 'went home' })).toMatchObject({
      phase: 'removed',
      status: 3,
      removal_reason: 'went home',
      removed_at: '2026-11-21T10:45:00.000Z',
    });
    expect(await waiting()).toEqual([]);
  });
});

describe('moving', () => {
  test('puts a patient behind another or first, with the reason on record', async () => {
    await joinAll('P-00001', 'P-00002', 'P-00003');
    const moved = await clinic.desk.perform(queueMove, { id: 'G-001', after: 'G-002', reason: 'phone call' });
    expect(moved.move_reason).toBe('phone call');
    expect(await waiting()).toEqual(['G-002', 'G-001', 'G-003']);
    await clinic.desk.perform(queueMove, { id: 'G-003', first: true, reason: 'in pain' });
    expect(await waiting()).toEqual(['G-003', 'G-002', 'G-001']);
  });

  test('needs one place, in the same queue', async () => {
    await joinAll('P-00001');
    await clinic.desk.perform(queueJoin, { patient: 'P-00001', specialization: 'C' });
    const move = (place: object) => clinic.desk.perform(queueMove, { id: 'G-001', reason: 'x', ...place });
    await expect(move({})).rejects.toMatchObject({ code: 'invalid' });
    await expect(move({ first: true, after: 'C-001' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(move({ after: 'C-001' })).rejects.toMatchObject({
      message: 'C-001 waits for another specialization.',
    });
    await expect(move({ after: 'G-001' })).rejects.toMatchObject({ message: 'G-001 is the same patient.' });
  });
});

describe('transferring', () => {
  test('gives a new ticket, keeps the wait and the urgency', async () => {
    await clinic.desk.perform(queueJoin, { patient: 'P-00001', specialization: 'G', urgency: 'urgent' });
    clinic.clock.advance({ minutes: 20 });
    const row = await clinic.desk.perform(queueTransfer, { id: 'G-001', specialization: 'Cardiology' });
    expect(row).toMatchObject({
      ticket: 'C-001',
      urgency: 'urgent',
      waited_minutes: 20,
      joined_at: '2026-11-21T10:40:00.000Z',
    });
    expect(await waiting()).toEqual([]);
  });

  test('is refused to the same queue and where she already waits', async () => {
    await joinAll('P-00001');
    await clinic.desk.perform(queueJoin, { patient: 'P-00001', specialization: 'C' });
    const to = (specialization: string) =>
      clinic.desk.perform(queueTransfer, { id: 'G-001', specialization });
    await expect(to('G')).rejects.toMatchObject({ code: 'invalid' });
    await expect(to('C')).rejects.toMatchObject({ code: 'already_waiting' });
    expect(await waiting()).toEqual(['G-001']);
  });
});
