import { queueBoard } from '../../clinic/queue/index.ts';
import type { Session } from '../session.ts';

/** The wall view as text: whose ticket is called, and how long the line is. */
export async function showBoard(session: Session): Promise<void> {
  const { desk } = await session.clinic();
  session.output.result(await desk.read(queueBoard, {}), { columns: queueBoard.cli?.columns });
}
