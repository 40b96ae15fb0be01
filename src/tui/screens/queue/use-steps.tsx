import { lastFirst, searchPatients } from '../../../clinic/patients/index.ts';
import {
  type LiveRow,
  type NamedRow,
  type Phase,
  queueAbsent,
  queueCloseDay,
  queueFinish,
  queueJoin,
  queueMove,
  queueNext,
  queueRemove,
  queueStart,
  queueTransfer,
} from '../../../clinic/queue/index.ts';
import { useDialogs, useNavigation, usePerform } from '../../kit.ts';
import type { QueueContext } from './actions.ts';
import { type JoinChoice, JoinDialog } from './join-dialog.tsx';
import { candidates } from './state.ts';
import type { Queue } from './use-queue.ts';

export interface Steps extends QueueContext {
  /** Asks which queue and how urgent, and puts the patient there. False when it was left. */
  joinPatient(patient: string): Promise<boolean>;
}

/** What the keys of the queue do. Each reads from top to bottom: ask, perform, put the cursor where it belongs. */
export function useSteps(queue: Queue): Steps {
  const perform = usePerform();
  const dialogs = useDialogs();
  const { navigate } = useNavigation();
  const { active, cursor, columns } = queue;
  const specialization = active?.id ?? '';
  const name = active?.summary.specialization_name ?? '';
  const leftOver = columns.reduce((sum, { summary }) => sum + summary.left_over, 0);

  const which = async (phase: Phase, title: string): Promise<LiveRow | null> => {
    const rows = candidates(phase, cursor.row, active);
    const [only] = rows;
    if (only && rows.length === 1) return only;
    return dialogs.choose({
      title,
      options: rows.map((row) => ({
        value: row,
        label: `${row.ticket}  ${lastFirst(row)}`,
        hint: row.doctor_name ?? '',
      })),
    });
  };

  const call = async (doctor?: string) => {
    const called = await perform(
      queueNext,
      { specialization, doctor },
      {
        said: (row) =>
          row
            ? `Called ${row.ticket}: ask for the full name and the birth date.`
            : `Nobody waits for ${name}.`,
      },
    );
    if (called) cursor.set(called.id);
  };

  const joinPatient = async (patient: string) => {
    const choice = await dialogs.open<JoinChoice>((answer) => (
      <JoinDialog patient={patient} initial={specialization} answer={answer} />
    ));
    if (!choice) return false;
    const joined = await perform(queueJoin, { patient, ...choice }, { said: joinedSentence });
    if (joined) queue.show(joined.specialization, joined.id);
    return true;
  };

  return {
    column: active,
    row: cursor.row,
    joinPatient,
    call: () => call(),
    callFor: async () => {
      const doctors = active?.summary.doctors_on_duty ?? [];
      const doctor = await dialogs.choose({
        title: `Call the next patient for whom?`,
        options: doctors.map(({ id, name: label }) => ({ value: id, label })),
        empty: `No doctor is on duty for ${name}.`,
      });
      if (doctor) await call(doctor);
    },
    start: async () => {
      const row = await which('called', 'Who has come in?');
      if (!row) return;
      const started = await perform(
        queueStart,
        { id: row.id },
        {
          said: ({ ticket, doctor_name }) =>
            `${ticket} is in the room${doctor_name ? ` with ${doctor_name}` : ''}.`,
        },
      );
      if (started) cursor.set(started.id);
    },
    finish: async () => {
      const row = await which('in_service', 'Who has been served?');
      if (!row) return;
      await perform(
        queueFinish,
        { id: row.id },
        {
          said: ({ ticket, service_minutes }) =>
            `${ticket} has been served, ${service_minutes ?? 0} minutes.`,
        },
      );
    },
    absent: async () => {
      const row = await which('called', 'Who did not come?');
      if (!row) return;
      await perform(
        queueAbsent,
        { id: row.id },
        {
          said: ({ ticket, phase, absences }) =>
            phase === 'removed'
              ? `${ticket} was absent for the third time and is removed as left.`
              : `${ticket} waits again, behind the next two (absent ${absences}×).`,
        },
      );
    },
    join: async () => {
      const patient = await dialogs.find({
        title: `Who joins ${name}?`,
        query: searchPatients,
        input: (text) => ({ text, limit: 50 }),
        option: (row) => ({
          value: row.id,
          label: lastFirst(row),
          hint: `${row.birth_date}  ${row.number}  ${row.phone ?? ''}`,
        }),
      });
      if (patient) await joinPatient(patient);
    },
    remove: async () => {
      if (!cursor.row) return;
      const { id, ticket, patient_name } = cursor.row;
      const reason = await dialogs.ask({ title: `Remove ${ticket} ${patient_name}`, label: 'Reason' });
      if (reason === null) return;
      await perform(
        queueRemove,
        { id, reason },
        { said: (row) => `${row.ticket} is removed: ${row.removal_reason}.` },
      );
    },
    move: async () => {
      if (!cursor.row) return;
      const { id, ticket } = cursor.row;
      const others = (active?.waiting ?? []).filter((row) => row.id !== id);
      const behind = await dialogs.choose({
        title: `Where does ${ticket} go?`,
        options: [
          { value: '', label: 'To the front' },
          ...others.map((row) => ({
            value: row.id,
            label: `Behind ${row.ticket}  ${lastFirst(row)}`,
            hint: row.estimate_text,
          })),
        ],
      });
      if (behind === null) return;
      const reason = await dialogs.ask({ title: `Why does ${ticket} move?`, label: 'Reason' });
      if (reason === null) return;
      const to = behind === '' ? { first: true } : { after: behind };
      await perform(
        queueMove,
        { id, reason, ...to },
        { said: (row) => `${row.ticket} has moved: ${row.move_reason}.` },
      );
    },
    transfer: async () => {
      if (!cursor.row) return;
      const { id, ticket } = cursor.row;
      const others = columns.filter((column) => column.id !== specialization);
      const to = await dialogs.choose({
        title: `Which queue does ${ticket} move to?`,
        options: others.map(({ id: value, summary }) => ({
          value,
          label: summary.specialization_name,
          hint: `${summary.waiting} of ${summary.max_capacity} wait`,
        })),
      });
      if (!to) return;
      const moved = await perform(
        queueTransfer,
        { id, specialization: to },
        { said: (row) => `${ticket} is now ${row.ticket} for ${row.specialization_name}.` },
      );
      if (moved) queue.show(moved.specialization, moved.id);
    },
    leftOver,
    closeDay: async () => {
      const sure = await dialogs.confirm({
        title: `Take ${people(leftOver)} from earlier days off the queue?`,
        lines: ['They are removed as “left”; visits they came for are open again.'],
        yes: 'take them off',
      });
      if (!sure) return;
      const said = (rows: readonly unknown[]) =>
        `Taken off the queue: ${people(rows.length)} from earlier days.`;
      await perform(queueCloseDay, {}, { said });
    },
    go: queue.go,
    openPatient: () => cursor.row && navigate('patients', { id: cursor.row.patient }),
  };
}

function people(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}

function joinedSentence({ patient_name, ticket, specialization_name, namesakes }: NamedRow): string {
  const [first] = namesakes;
  // The warning has to fit on the line with it: where there is one, the queue is left to the screen.
  if (!first) return `${patient_name} has ticket ${ticket} for ${specialization_name}.`;
  const likeness = first.likeness === 'same' ? 'SAME NAME' : 'SIMILAR NAME';
  return `${patient_name} has ticket ${ticket}. ${likeness} HERE: ${first.patient_name}, ${first.ticket}.`;
}
