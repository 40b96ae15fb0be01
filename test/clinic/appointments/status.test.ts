import { describe, expect, it } from 'vitest';
import {
  type AppointmentAct,
  appointmentActs,
  appointmentStatuses,
  refusalOf,
  statusAfter,
  type VisitState,
} from '../../../src/clinic/appointments/status.ts';

const moment = { now: '2026-11-23T09:40:00.000Z', today: '2026-11-23' };
const visit = (changes: Partial<VisitState> = {}): VisitState => ({
  status: 'Scheduled',
  arrived_at: null,
  starts_at: '2026-11-23T09:30:00.000Z',
  date: '2026-11-23',
  ...changes,
});

describe('a visit', () => {
  it('goes from scheduled over confirmed and in progress to completed', () => {
    const acts: AppointmentAct[] = ['confirm', 'start', 'complete'];
    let status: VisitState['status'] = 'Scheduled';
    for (const act of acts) {
      expect(refusalOf(act, visit({ status }), moment)).toBeNull();
      status = statusAfter(act);
    }
    expect(status).toBe('Completed');
  });

  it('can be acted on only from these statuses', () => {
    const allowed = Object.fromEntries(
      appointmentActs.map((act) => [
        act,
        appointmentStatuses.filter((status) => refusalOf(act, visit({ status }), moment) === null),
      ]),
    );
    expect(allowed).toEqual({
      confirm: ['Scheduled'],
      arrive: ['Scheduled', 'Confirmed', 'No-Show'],
      start: ['Scheduled', 'Confirmed'],
      complete: ['In Progress'],
      reschedule: ['Scheduled', 'Confirmed'],
      cancel: ['Scheduled', 'Confirmed', 'In Progress'],
      'no-show': ['Scheduled', 'Confirmed'],
    });
  });

  it('says in a sentence why not', () => {
    for (const act of appointmentActs) {
      for (const status of appointmentStatuses) {
        expect(refusalOf(act, visit({ status }), moment) ?? 'Fine.').toMatch(/^[A-Z].*\.$/);
      }
    }
    expect(refusalOf('complete', visit(), moment)).toContain('not been started');
  });

  it('is arrived at and started on its own day only', () => {
    const monday = visit({ date: '2026-11-30', starts_at: '2026-11-30T09:30:00.000Z' });
    expect(refusalOf('arrive', monday, moment)).toBe(
      'This visit is on 2026-11-30; only a visit of today can be marked as arrived.',
    );
    expect(refusalOf('start', monday, moment)).toContain('only a visit of today');
    expect(refusalOf('confirm', monday, moment)).toBeNull();
    expect(refusalOf('cancel', monday, moment)).toBeNull();
  });

  it('is no no-show before its time, nor when the patient is here', () => {
    expect(refusalOf('no-show', visit({ starts_at: '2026-11-23T09:41:00.000Z' }), moment)).toContain(
      'not begun',
    );
    const here = visit({ status: 'Confirmed', arrived_at: '2026-11-23T09:20:00.000Z' });
    expect(refusalOf('no-show', here, moment)).toContain('has arrived');
    expect(refusalOf('arrive', here, moment)).toContain('already');
    expect(refusalOf('reschedule', here, moment)).toContain('has arrived');
    expect(refusalOf('start', here, moment)).toBeNull();
  });
});
