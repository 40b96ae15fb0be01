import {
  bookAppointment,
  cancelAppointment,
  rescheduleAppointment,
} from '../../src/clinic/appointments/index.ts';
import { editPatient, registerPatient, showPatient } from '../../src/clinic/patients/index.ts';
import { queueFinish, queueJoin, queueNext, queueStart } from '../../src/clinic/queue/index.ts';
import type { Desk } from '../../src/desk/index.ts';
import { house } from '../house/day.ts';
import type { Chance } from '../million/chance.ts';
import type { Person } from '../million/people.ts';

/** One receptionist's working memory. */
export interface Receptionist {
  readonly desk: Desk;
  readonly chance: Chance;
  readonly newcomers: Iterator<Person, never>;
  /** The day that is booked, `YYYY-MM-DD`. */
  readonly day: string;
  /** Patients that all fifty work on: ids. */
  readonly shared: readonly string[];
  /** Whom this one has called, and what this one has booked. */
  readonly called: string[];
  readonly booked: { readonly id: string; version: number }[];
  /** A text that nobody else writes. */
  token(): string;
}

/** What an act wrote. Null when there was nothing to do; the desk's refusals are thrown. */
export interface Done {
  readonly token?: string;
  readonly patient?: string;
}

type Act = (receptionist: Receptionist) => Promise<Done | null>;

const start = ({ chance, day }: Receptionist): string => {
  const hour = String(chance.int(8, 17)).padStart(2, '0');
  return `${day}T${hour}:${chance.pick(['00', '15', '30', '45'])}`;
};

/** What a busy front desk does, about as often as it does it. Many hands reach for the same few things on purpose. */
export const acts: Readonly<Record<string, { readonly weight: number; readonly run: Act }>> = {
  register: {
    weight: 12,
    async run({ desk, newcomers }) {
      const { sound_key: _derived, phone: _e164, phone_typed, ...person } = newcomers.next().value;
      await desk.perform(registerPatient, { ...person, phone: phone_typed });
      return {};
    },
  },
  edit: {
    weight: 22,
    async run({ desk, chance, shared, token }) {
      const id = chance.pick(shared);
      const { medical_history, version } = await desk.read(showPatient, { id });
      const mine = token();
      await desk.perform(editPatient, { id, version, medical_history: `${medical_history ?? ''} ${mine}` });
      return { token: mine, patient: id };
    },
  },
  join: {
    weight: 20,
    async run({ desk, chance, shared }) {
      await desk.perform(queueJoin, {
        patient: chance.pick(shared),
        specialization: chance.pick(house.specializations),
        urgency: chance.pick(['routine', 'routine', 'urgent', 'emergency'] as const),
      });
      return {};
    },
  },
  call: {
    weight: 14,
    async run({ desk, chance, called }) {
      const entry = await desk.perform(queueNext, { specialization: chance.pick(house.specializations) });
      if (!entry) return null;
      called.push(entry.id);
      return {};
    },
  },
  finish: {
    weight: 8,
    async run({ desk, called }) {
      const id = called.shift();
      if (id === undefined) return null;
      await desk.perform(queueStart, { id });
      await desk.perform(queueFinish, { id });
      return {};
    },
  },
  book: {
    weight: 16,
    async run(receptionist) {
      const { desk, chance, shared, booked } = receptionist;
      const visit = await desk.perform(bookAppointment, {
        patient: chance.pick(shared),
        doctor: chance.pick(house.doctors),
        start: start(receptionist),
      });
      booked.push({ id: visit.id, version: visit.version });
      return {};
    },
  },
  move: {
    weight: 5,
    async run(receptionist) {
      const [visit] = receptionist.booked;
      if (visit === undefined) return null;
      const { id, version } = visit;
      const moved = await receptionist.desk.perform(rescheduleAppointment, {
        id,
        start: start(receptionist),
      });
      visit.version = moved.version;
      // Chance may move it to where it stands: nothing changes then, and nothing is noted.
      return moved.version === version ? null : {};
    },
  },
  cancel: {
    weight: 3,
    async run({ desk, booked }) {
      const visit = booked.shift();
      if (visit === undefined) return null;
      await desk.perform(cancelAppointment, { id: visit.id, reason: 'called in sick' });
      return {};
    },
  },
};

export function drawAct(chance: Chance): string {
  const all = Object.entries(acts);
  let left = chance.next() * all.reduce((sum, [, { weight }]) => sum + weight, 0);
  for (const [name, { weight }] of all) {
    left -= weight;
    if (left < 0) return name;
  }
  return 'register';
}
