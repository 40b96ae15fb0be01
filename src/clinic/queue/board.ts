import { z } from 'zod';
import { defineQuery } from '../../desk/index.ts';
import { Specialization } from '../specializations/index.ts';
import { describeEstimate, estimateAt } from './estimate.ts';
import { calledEntries, waitingLine } from './line.ts';
import { phaseOf } from './phase.ts';
import { roomOf } from './room.ts';

/** What the waiting room may read of one specialization: tickets, never names. */
export interface BoardRow {
  specialization_name: string;
  /** Asked to come in, the latest first. */
  called: string[];
  in_service: string[];
  /** In the order of calling. */
  waiting: string[];
  /** For whoever would join now: `20–30 m`, `now`, `next` or `unknown`. */
  estimate: string;
}

/** The wall view: every specialization where somebody waits or is being served. */
export const queueBoard = defineQuery({
  name: 'queue.board',
  title: 'Show the board for the waiting room',
  input: z.object({}),
  permission: 'board.see',
  // The command is `frontdesk board`, not `queue board`.
  cli: { hidden: true, columns: ['specialization_name', 'called', 'in_service', 'waiting', 'estimate'] },
  async run(view): Promise<BoardRow[]> {
    const rows: BoardRow[] = [];
    for (const specialization of await view.em.find(Specialization, {}, { orderBy: { name: 'asc' } })) {
      const waiting = await waitingLine(view, specialization.id);
      const called = await calledEntries(view, specialization.id);
      if (waiting.length + called.length === 0) continue;
      const room = await roomOf(view, specialization.id, called);
      const tickets = (phase: string) =>
        called.filter((entry) => phaseOf(entry) === phase).map(({ ticket }) => ticket);
      rows.push({
        specialization_name: specialization.name,
        called: tickets('called').reverse(),
        in_service: tickets('in_service'),
        waiting: waiting.map(({ ticket }) => ticket),
        estimate: describeEstimate(estimateAt(waiting.length, room)),
      });
    }
    return rows;
  },
});
