import { onTestFinished } from 'vitest';
import { QueueEntry, queueJoin } from '../../../src/clinic/queue/index.ts';
import { undoHere } from '../../../src/tui/open.ts';
import { furnish, HOUSE, type HouseFacts, look } from '../../clinic/queue/house.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { type OpenScreenOptions, openScreen, type TestScreen } from '../../support/screen.tsx';

export interface Join {
  readonly patient: string;
  readonly urgency?: string;
  readonly specialization?: string;
  /** Minutes that pass before the next thing happens. */
  readonly minutes?: number;
}

export interface AtTheQueue {
  readonly clinic: TestClinic;
  readonly screen: TestScreen;
  /** A ticket's row as the table has it. */
  entry(ticket: string): Promise<QueueEntry>;
}

/** A clinic where these patients have joined, and a receptionist at the queue screen. All is closed with the test. */
export async function atTheQueue(
  joins: readonly Join[],
  options: { house?: HouseFacts; screen?: Partial<OpenScreenOptions> } = {},
): Promise<AtTheQueue> {
  const clinic = await openTestClinic();
  onTestFinished(() => clinic.close());
  await furnish(clinic.desk, options.house ?? HOUSE);
  for (const { patient, urgency, specialization = 'G', minutes = 5 } of joins) {
    await clinic.desk.perform(queueJoin, { patient, specialization, urgency });
    clinic.clock.advance({ minutes });
  }
  const screen = await openScreen({
    desk: clinic.desk,
    clock: clinic.clock,
    route: 'queue',
    undo: undoHere,
    ...options.screen,
  });
  onTestFinished(() => screen.close());
  return {
    clinic,
    screen,
    entry: (ticket) => look(clinic.desk, (view) => view.em.findOneOrFail(QueueEntry, { ticket })),
  };
}
