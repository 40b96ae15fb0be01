import { undoLast } from '../../desk/index.ts';
import type { Session } from '../session.ts';

/** Takes back the last act of the one who runs this. */
export async function undoLastAct(session: Session): Promise<void> {
  const { desk } = await session.clinic();
  const undone = await desk.perform(undoLast, {});
  session.output.result(undone, { words: `Undone: ${undone.title}.`, doneOnly: true });
}
