import { useState } from 'react';
import {
  addDays,
  findSlots,
  longestVisit,
  type SlotRow,
  shortestVisit,
} from '../../../clinic/appointments/index.ts';
import type { DoctorRow } from '../../../clinic/doctors/index.ts';
import {
  type Column,
  Dialog,
  Lines,
  shortDate,
  Table,
  useActions,
  useDialogs,
  useListCursor,
  useRead,
} from '../../kit.ts';
import { askDate } from './ask-date.ts';
import { type SlotContext, slotActions } from './slot-actions.ts';
import { doctorOptions, specializationOptions, type Whose } from './slot-options.ts';

export interface SlotWish {
  readonly whose: Whose;
  readonly from: string;
  readonly duration: number;
}

/** A time that was taken from the list, and the length it was found for. */
export interface FoundSlot {
  readonly start: string;
  readonly doctor: string;
  readonly doctor_name: string;
  readonly duration: number;
}

const width = 66;
const height = 12;

export interface SlotFinderProps {
  readonly title: string;
  readonly wish: SlotWish;
  /** Only times at which this patient is free too. */
  readonly patient: string | null;
  readonly doctors: readonly DoctorRow[];
  readonly today: string;
  readonly answer: (slot: FoundSlot | null) => void;
}

const columns: Column<SlotRow>[] = [
  { title: 'Day', width: 10, text: (slot) => shortDate(slot.start.slice(0, 10)) },
  { title: 'From', width: 5, text: (slot) => slot.start.slice(11) },
  { title: 'To', width: 5, text: (slot) => slot.end.slice(11) },
  { title: 'Doctor', text: (slot) => slot.doctor_name },
];

/** The free times of the next fourteen days, to take one. */
export function SlotFinder(props: SlotFinderProps) {
  const { wish, doctors, today } = props;
  const [whose, setWhose] = useState(wish.whose);
  const [from, setFrom] = useState(wish.from);
  const [duration, setDuration] = useState(wish.duration);
  const dialogs = useDialogs();
  const change: Change = {
    lengthen: (minutes) => setDuration(Math.min(longestVisit, Math.max(shortestVisit, duration + minutes))),
    async chooseDoctor() {
      const chosen = await dialogs.choose({
        title: 'Free times of which doctor?',
        options: doctorOptions(doctors),
      });
      if (chosen) setWhose(chosen);
    },
    async chooseSpecialization() {
      const chosen = await dialogs.choose({
        title: 'Free times in which specialization?',
        options: specializationOptions(doctors),
      });
      if (chosen) setWhose(chosen);
    },
    async chooseDate() {
      const date = await askDate(dialogs, 'From which date on?', from);
      if (date) setFrom(date < today ? today : date);
    },
  };
  // Another question has another answer: its list begins with the first free time again.
  const question = JSON.stringify([whose, from, duration]);
  return <Slots key={question} {...props} whose={whose} from={from} duration={duration} change={change} />;
}

type Change = Omit<SlotContext, 'found' | 'take' | 'leave' | 'jump'>;

interface SlotsProps extends SlotFinderProps, SlotWish {
  readonly change: Change;
}

function Slots({ title, whose, from, duration, patient, change, answer }: SlotsProps) {
  const named = 'doctor' in whose ? { doctor: whose.doctor } : { specialization: whose.specialization };
  const { data } = useRead(findSlots, { ...named, patient, from, duration }, { keep: false });
  const cursor = useListCursor(data, slotKey);
  useActions(slotActions, {
    ...change,
    found: cursor.row !== undefined,
    take: () => cursor.row && answer({ ...cursor.row, duration }),
    leave: () => answer(null),
    jump: (days) => cursor.set(firstOfDay(data ?? [], cursor.row, days)),
  });

  const days = `${shortDate(from)} to ${shortDate(addDays(from, 13))}`;
  return (
    <Dialog title={title} width={width} height={height + 3}>
      <Lines
        width={width}
        lines={[[{ text: whose.name, tone: 'title' }, { text: ` · ${duration} minutes · ${days}` }]]}
      />
      <Table
        {...cursor.props}
        columns={columns}
        width={width}
        height={height}
        empty={data ? 'Nothing is free in these fourteen days.' : 'Looking …'}
      />
      <Lines
        width={width}
        lines={[
          ' ',
          [
            {
              text: 'Enter takes · ←→ day · +− length · d doctor · s specialization',
              tone: 'accent',
            },
          ],
        ]}
      />
    </Dialog>
  );
}

const slotKey = (slot: SlotRow) => `${slot.starts_at} ${slot.doctor}`;

/** The first slot so many days with free times further on; stays within what was found. */
function firstOfDay(slots: readonly SlotRow[], from: SlotRow | undefined, days: number): string | null {
  const dates = [...new Set(slots.map((slot) => slot.start.slice(0, 10)))];
  const here = dates.indexOf(from?.start.slice(0, 10) ?? '');
  const date = dates[Math.min(dates.length - 1, Math.max(0, here + days))];
  const first = slots.find((slot) => slot.start.slice(0, 10) === date);
  return first ? slotKey(first) : null;
}
