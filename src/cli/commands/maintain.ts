import { type MaintenanceStep, maintain, stepField } from '../../data/maintenance/index.ts';
import { secondsText, sizesText } from '../../desk/words/index.ts';
import type { Session } from '../session.ts';

/** Keeps the database quick and small; `optimize` when nothing is said. */
export async function runMaintain(session: Session, asked = 'optimize'): Promise<void> {
  session.refuseReadOnly();
  const step = stepField.safeParse(asked);
  if (!step.success) session.refuseUsage(step.error.issues[0]?.message ?? 'There is no such maintenance.');
  const { steps } = await session.carryOut(maintain, { step: step.data });
  session.output.result({ steps }, { words: steps.map(inWords).join('\n') });
}

function inWords({ name, before, after, seconds }: MaintenanceStep): string {
  return `${name.padEnd(9)} ${sizesText(before, after)}, ${secondsText(seconds)}`;
}
