import type { Operation, Query } from '../desk/index.ts';
import { patientStatuses } from './patients/values.ts';
import { queueStatuses } from './queue/phase.ts';

/** An operation or a query of the clinic: each is a command, and what the screens call. */
export type Door = Operation | Query;

interface Noun {
  /** What its commands are about, for the help. */
  readonly title: string;
  load(): Promise<object>;
  /** Columns that are kept as numbers, and the word of each number as people are told it. */
  readonly words?: ColumnWords;
}

/** Column → the words of 0, 1, 2 … */
export type ColumnWords = Readonly<Record<string, readonly string[]>>;

/**
 * The nouns of the clinic that have commands of their own. Each is loaded when it is needed: a command needs one,
 * undo the one whose act it takes back, the document of the commands all of them.
 */
export const nouns = {
  patients: {
    title: 'Register, find and edit patients',
    load: () => import('./patients/index.ts'),
    words: { status: patientStatuses },
  },
  queue: {
    title: 'Who waits, is called and served',
    load: () => import('./queue/index.ts'),
    words: { status: queueStatuses },
  },
  appointments: {
    title: 'Find slots, book and change visits',
    load: () => import('./appointments/index.ts'),
  },
  clinical: {
    title: 'Clinical data that is not for everybody, and who opened it',
    load: () => import('./clinical/index.ts'),
  },
  doctors: { title: 'Doctors, their schedules and leave', load: () => import('./doctors/index.ts') },
  specializations: {
    title: 'Specializations and their capacity',
    load: () => import('./specializations/index.ts'),
  },
  settings: { title: 'The rules of the house', load: () => import('./settings/index.ts') },
  uploads: { title: 'What was imported', load: () => import('./uploads/index.ts') },
  logs: {
    title: 'What was run on the data, and what failed',
    load: () => import('./operations-log/index.ts'),
  },
  audit: {
    title: 'Who changed or saw what, and whether the log of it is whole',
    load: () => import('./audit/index.ts'),
  },
  users: { title: 'Who may sign in', load: () => import('./users/index.ts') },
  sessions: { title: 'Who is signed in', load: () => import('./sessions/index.ts') },
} as const satisfies Record<string, Noun>;

export type NounName = keyof typeof nouns;

export function isNoun(name: string): name is NounName {
  return Object.hasOwn(nouns, name);
}

/** The operations and queries that a noun's index shows, by name; `queue` gives `queue.join`, `queue.list` … */
export async function doorsOf(noun: NounName): Promise<Door[]> {
  const shown = Object.values(await nouns[noun].load()).filter(isDoor);
  return shown.filter(({ name }) => name.startsWith(`${noun}.`));
}

/** The words for the numbers in what an operation or a query answers. */
export function wordsOf({ name }: Door): ColumnWords {
  const [noun = ''] = name.split('.');
  const found: Noun | null = isNoun(noun) ? nouns[noun] : null;
  return found?.words ?? {};
}

/** An operation by its name (`queue.join`), null when there is none. */
export async function operationNamed(name: string): Promise<Operation | null> {
  const door = await doorNamed(name);
  return door?.kind === 'operation' ? door : null;
}

/** An operation or a query by its name, null when there is none. */
export async function doorNamed(name: string): Promise<Door | null> {
  const [noun = ''] = name.split('.');
  const doors = isNoun(noun) ? await doorsOf(noun) : [];
  return doors.find((door) => door.name === name) ?? null;
}

function isDoor(value: unknown): value is Door {
  const kind: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'kind') : undefined;
  return kind === 'operation' || kind === 'query';
}
