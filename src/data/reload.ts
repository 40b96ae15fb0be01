import { z } from 'zod';
import { type Desk, defineOperation } from '../desk/index.ts';

/** Tells every open desk that something changed. Nothing did: it is nobody's act, and leaves no entry. */
const tellAll = defineOperation({
  name: 'data.reload',
  title: 'Read everything again',
  input: z.object({}),
  permission: 'data.status',
  audited: false,
  undo: 'never',
  run: (work) => work.store.bumpChanges(),
});

/** Has every desk of this database drop what it has read, and read again. */
export async function reloadDesks(desk: Desk): Promise<void> {
  await desk.perform(tellAll, {});
}
