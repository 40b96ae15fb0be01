import { z } from 'zod';
import { defineQuery } from '../../desk/index.ts';
import { Specialization } from '../specializations/index.ts';
import { describeEstimate, estimateAt } from './estimate.ts';
import { type Floor, floorsOf } from './floor.ts';
import { phaseOf } from './phase.ts';

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
  input: z.strictObject({}),
  permission: 'board.see',
  // The command is `frontdesk board`, not `queue board`.
  cli: { hidden: true, columns: ['specialization_name', 'called', 'in_service', 'waiting', 'estimate'] },
  async run(view): Promise<BoardRow[]> {
    const all = await view.em.find(Specialization, {}, { orderBy: { name: 'asc' } });
    const floors = await floorsOf(
      view,
      all.map(({ id }) => id),
    );
    return all.flatMap(({ id, name }) => {
      const floor = floors.get(id);
      return floor && floor.waiting.length + floor.called.length > 0 ? [boardRow(name, floor)] : [];
    });
  },
});

function boardRow(specialization_name: string, { waiting, called, room }: Floor): BoardRow {
  const tickets = (phase: string) =>
    called.filter((entry) => phaseOf(entry) === phase).map(({ ticket }) => ticket);
  return {
    specialization_name,
    called: tickets('called').reverse(),
    in_service: tickets('in_service'),
    waiting: waiting.map(({ ticket }) => ticket),
    estimate: describeEstimate(estimateAt(waiting.length, room)),
  };
}
