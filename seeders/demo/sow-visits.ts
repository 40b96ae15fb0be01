import type { EntityManager } from '@mikro-orm/core';
import { Appointment } from '../../src/clinic/appointments/entity.ts';
import { QueueEntry } from '../../src/clinic/queue/entity.ts';
import { formatTicket, ticketCounter } from '../../src/clinic/queue/ticket.ts';
import type { Specialization } from '../../src/clinic/specializations/entity.ts';
import type { Call } from '../../src/desk/call.ts';
import type { SpecializationCode } from '../specializations.ts';
import { insertRows } from './bulk.ts';
import { advanceCounter } from './counters.ts';
import type { DemoEntry } from './queue.ts';
import { seededBy } from './sow-doctors.ts';
import { latest } from './time.ts';
import type { DemoVisit } from './visits.ts';

type ByCode = ReadonlyMap<SpecializationCode, Specialization>;

export async function sowVisits(
  em: EntityManager,
  visits: readonly DemoVisit[],
  specializations: ByCode,
  call: Call | null,
): Promise<void> {
  const rows = visits.map(({ code, ...visit }) => {
    const { created_at, confirmed_at, arrived_at, completed_at, cancelled_at } = visit;
    const steps = [created_at, confirmed_at, arrived_at, completed_at, cancelled_at].filter(
      (at) => at !== null,
    );
    return {
      ...visit,
      specialization: of(specializations, code).id,
      updated_at: latest(...steps),
      created_by: seededBy,
      version: 1,
    };
  });
  await insertRows(em, Appointment, rows, rows.map(asColumns), call);
}

/** Queue entries, with tickets that go on from where the counter of their day stands. */
export async function sowQueue(
  em: EntityManager,
  entries: readonly DemoEntry[],
  specializations: ByCode,
  call: Call | null,
): Promise<void> {
  const days = Map.groupBy(entries, ({ code, ticket_date }) => `${code} ${ticket_date}`);
  const rows = [];
  for (const own of days.values()) {
    const [first] = own;
    if (!first) continue;
    const { id: specialization, code } = of(specializations, first.code);
    const before = await advanceCounter(em, ticketCounter(code, first.ticket_date), own.length);
    for (const { code: _code, ticket_number, ...entry } of own) {
      const number = before + ticket_number;
      rows.push({
        ...entry,
        specialization,
        ticket_number: number,
        ticket: formatTicket(code, number),
        created_at: entry.joined_at,
        updated_at:
          entry.served_at ?? entry.removed_at ?? entry.started_at ?? entry.called_at ?? entry.joined_at,
        created_by: seededBy,
        absences: 0,
        version: 1,
      });
    }
  }
  await insertRows(em, QueueEntry, rows, rows.map(asColumns), call);
}

/** References as the columns that hold them. */
function asColumns(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { patient, doctor, specialization, appointment, ...rest } = row;
  const references = { patient_id: patient, doctor_id: doctor, specialization_id: specialization };
  return { ...rest, ...references, ...(appointment === undefined ? {} : { appointment_id: appointment }) };
}

function of(specializations: ByCode, code: SpecializationCode): Specialization {
  const found = specializations.get(code);
  if (!found) throw new Error(`The demo needs the specialization ${code}.`);
  return found;
}
