import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  arriveAppointment,
  bookAppointment,
  cancelAppointment,
  completeAppointment,
  confirmAppointment,
  markNoShow,
  showAppointment,
  startAppointment,
} from '../../../src/clinic/appointments/index.ts';
import {
  QueueEntry,
  queueFinish,
  queueJoin,
  queueNext,
  queueRemove,
  queueStart,
} from '../../../src/clinic/queue/index.ts';
import { isRefusal, undoLast } from '../../../src/desk/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { furnish, look, monday } from './house.ts';

let clinic: TestClinic;
let id: string;
beforeEach(async () => {
  clinic = await openTestClinic({ now: monday });
  await furnish(clinic.desk);
  const visit = { patient: 'P-00001', doctor: 'L1', start: '2026-11-23T10:00', specialization: 'G' };
  ({ id } = await clinic.desk.perform(bookAppointment, visit));
});
afterEach(() => clinic.close());

const shown = () => clinic.desk.read(showAppointment, { id });
const queue = () =>
  look(clinic.desk, async ({ em }) => {
    const entries = await em.find(QueueEntry, {}, { populate: ['patient', 'doctor', 'appointment'] });
    return entries.map(({ ticket, status, started_at, patient, doctor, appointment }) => ({
      ticket,
      status,
      in_room: status === 1 && Boolean(started_at),
      patient: patient.number,
      doctor: doctor?.license_number ?? null,
      appointment: appointment?.id ?? null,
    }));
  });

describe('a visit', () => {
  it('is confirmed, and the hour of it is kept', async () => {
    const row = await clinic.desk.perform(confirmAppointment, { id });
    expect(row).toMatchObject({ status: 'Confirmed', confirmed_at: monday, version: 2 });
    await expect(clinic.desk.perform(confirmAppointment, { id })).rejects.toThrow('confirmed already');
  });

  it('on arrival joins the queue of its specialization with her doctor', async () => {
    const row = await clinic.desk.perform(arriveAppointment, { id });
    expect(row).toMatchObject({ status: 'Confirmed', arrived_at: monday, ticket: 'G-001' });
    expect(await queue()).toEqual([
      { ticket: 'G-001', status: 0, in_room: false, patient: 'P-00001', doctor: 'L1', appointment: id },
    ]);
    await expect(clinic.desk.perform(arriveAppointment, { id })).rejects.toThrow('arrived already');
  });

  it('on arrival keeps the ticket of one who waits there already', async () => {
    await clinic.desk.perform(queueJoin, { patient: 'P-00001', specialization: 'G' });
    await clinic.desk.perform(arriveAppointment, { id });
    expect(await queue()).toMatchObject([{ ticket: 'G-001', appointment: id }]);
  });

  it('takes the queue along: started and completed here, in the room and served there', async () => {
    await clinic.desk.perform(arriveAppointment, { id });
    expect(await clinic.desk.perform(startAppointment, { id })).toMatchObject({ status: 'In Progress' });
    expect(await queue()).toMatchObject([{ status: 1, in_room: true }]);
    expect(await clinic.desk.perform(completeAppointment, { id })).toMatchObject({ status: 'Completed' });
    expect(await queue()).toMatchObject([{ status: 2 }]);
  });

  it('follows the queue: called, started and finished there', async () => {
    await clinic.desk.perform(arriveAppointment, { id });
    const called = await clinic.desk.perform(queueNext, { specialization: 'G' });
    await clinic.desk.perform(queueStart, { id: called?.id });
    expect(await shown()).toMatchObject({ status: 'In Progress', started_at: monday });
    await clinic.desk.perform(queueFinish, { id: called?.id });
    expect(await shown()).toMatchObject({ status: 'Completed', completed_at: monday });
  });

  it('is open again when she is taken out of the queue', async () => {
    const { queue_entry } = await clinic.desk.perform(arriveAppointment, { id });
    await clinic.desk.perform(queueRemove, { id: queue_entry, reason: 'went home' });
    expect(await shown()).toMatchObject({ status: 'Confirmed', arrived_at: null });
  });

  it('can be started without an arrival, and needs to be started to be completed', async () => {
    await expect(clinic.desk.perform(completeAppointment, { id })).rejects.toThrow('not been started');
    await clinic.desk.perform(startAppointment, { id });
    expect(await shown()).toMatchObject({ status: 'In Progress', arrived_at: monday });
    expect(await queue()).toEqual([]);
  });

  it('when cancelled keeps reason and time, and leaves the queue', async () => {
    await clinic.desk.perform(arriveAppointment, { id });
    const row = await clinic.desk.perform(cancelAppointment, { id, reason: 'felt better' });
    expect(row).toMatchObject({
      status: 'Cancelled',
      cancelled_at: monday,
      cancellation_reason: 'felt better',
    });
    expect(await queue()).toMatchObject([{ status: 3 }]);
    await expect(clinic.desk.perform(cancelAppointment, { id, reason: 'again' })).rejects.toThrow(
      'was cancelled',
    );
  });

  it('cannot be cancelled without a reason', async () => {
    await expect(clinic.desk.perform(cancelAppointment, { id, reason: '  ' })).rejects.toThrow(
      'Reason is missing',
    );
    expect((await shown()).status).toBe('Scheduled');
  });

  it('is a no-show only once its time has come, and she may still arrive late', async () => {
    await expect(clinic.desk.perform(markNoShow, { id })).rejects.toThrow('not begun yet');
    clinic.clock.set('2026-11-23T09:20:00.000Z');
    expect(await clinic.desk.perform(markNoShow, { id })).toMatchObject({ status: 'No-Show' });
    expect(await clinic.desk.perform(arriveAppointment, { id })).toMatchObject({ status: 'Confirmed' });
  });

  it('is refused to a desk that saw an older version', async () => {
    await clinic.desk.perform(confirmAppointment, { id, version: 1 });
    const ben = await clinic.anotherDesk();
    const late = ben.perform(cancelAppointment, { id, reason: 'double', version: 1 });
    await expect(late).rejects.toMatchObject({ code: 'stale' });
    expect((await shown()).status).toBe('Confirmed');
  });

  it('that is not there is not found', async () => {
    const error = await clinic.desk
      .perform(confirmAppointment, { id: 'no-such' })
      .catch((problem) => problem);
    expect(isRefusal(error, 'not_found')).toBe(true);
  });
});

describe('undo', () => {
  const undo = () => clinic.desk.perform(undoLast, {});

  it('takes a confirmation back', async () => {
    await clinic.desk.perform(confirmAppointment, { id });
    await undo();
    expect(await shown()).toMatchObject({ status: 'Scheduled', confirmed_at: null });
  });

  it('takes a cancellation back, reason and time too', async () => {
    await clinic.desk.perform(cancelAppointment, { id, reason: 'mistake' });
    await undo();
    expect(await shown()).toMatchObject({
      status: 'Scheduled',
      cancelled_at: null,
      cancellation_reason: null,
    });
  });

  it('takes an arrival back, out of the queue, without giving the ticket away again', async () => {
    await clinic.desk.perform(arriveAppointment, { id });
    await undo();
    expect(await shown()).toMatchObject({ status: 'Scheduled', arrived_at: null });
    expect(await queue()).toMatchObject([{ ticket: 'G-001', status: 3 }]);
    expect(await clinic.desk.perform(arriveAppointment, { id })).toMatchObject({ ticket: 'G-002' });
  });

  it('takes a start back on both sides', async () => {
    await clinic.desk.perform(arriveAppointment, { id });
    await clinic.desk.perform(startAppointment, { id });
    await undo();
    expect(await shown()).toMatchObject({ status: 'Confirmed', started_at: null });
    expect(await queue()).toMatchObject([{ status: 0, in_room: false }]);
  });

  it('takes a booking back', async () => {
    await undo();
    await expect(shown()).rejects.toMatchObject({ code: 'not_found' });
  });
});
