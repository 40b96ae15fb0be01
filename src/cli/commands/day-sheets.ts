import { daySheets, makeDaySheets, printSheets } from '../../data/downtime-pack/index.ts';
import type { Session } from '../session.ts';

/** Writes the sheets to print for a day without the machine; with `-` they go to stdout. */
export async function runDaySheets(session: Session, { to }: { to?: string }): Promise<void> {
  if (to === '-') {
    // These are names, on a screen: it takes one who may see them, a token for backups may not.
    const { desk } = await session.permitted('appointments.work', 'data.day_sheets');
    session.output.text(printSheets(await desk.read(daySheets, {})));
    return;
  }
  const written = await session.carryOut(makeDaySheets, { to });
  const { file, sheets, encrypted } = written;
  const words = `${sheets} day sheets in ${file}${encrypted ? ', encrypted' : ''}.`;
  session.output.result(written, { words });
}
