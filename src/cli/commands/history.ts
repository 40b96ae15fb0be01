import { history } from '../../data/schema/index.ts';
import { historyInWords } from '../output/schema.ts';
import type { Session } from '../session.ts';

/** Every revision, applied or not, and whether the program would still apply the same. */
export async function showHistory(session: Session): Promise<void> {
  const { engine } = await session.clinic({ anyRevision: 'older' });
  const rows = await history(engine);
  session.output.result(rows, {
    words: historyInWords(rows, session.output.paint, await session.timeZone()),
  });
}
