import { addBeside } from '../beside.ts';
import type { DeskContext } from '../context.ts';
import type { DeskError } from '../errors.ts';
import { unaudited } from '../unaudited.ts';
import { addEntry, entryFields } from './entry.ts';

/** As short as the noting of a failure: somebody waits to hear it. */
const patience = 2000;

/** Puts on record that somebody was not let; whose record it was about, where the refusal says it. */
export async function noteRefusal(
  context: DeskContext,
  work: string,
  error: DeskError,
  isReadOnly: boolean,
): Promise<void> {
  const patient = error.details?.patient;
  const about = {
    entity: null,
    entity_id: null,
    patient_id: typeof patient === 'string' ? patient : null,
    kind: 'refuse',
    before: null,
    after: JSON.stringify({ code: error.code }),
  };
  if (isReadOnly) {
    const now = context.clock.now();
    const call = { now, act: context.ids.next(now), name: work, actor: context.actor };
    await addBeside(context.engine, [entryFields(call, about)]).catch(() => {});
    return;
  }
  // A full disk or a read-only file must not hide the refusal itself.
  await unaudited(context, work, patience, (em, call) => addEntry(em, call, about)).catch(() => {});
}
