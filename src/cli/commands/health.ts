import { checkHealth, type HealthCheck } from '../../data/health/index.ts';
import type { Paint } from '../output/paint.ts';
import type { Session } from '../session.ts';

/** Looks whether the database is sound. Returns the exit code: 1 when something is wrong. */
export async function showHealth(session: Session): Promise<number> {
  const health = await checkHealth(await session.clinic({ anyRevision: true }));
  const { paint } = session.output;
  const words = health.checks
    .map((check) => `${markOf(check, paint)} ${check.name}: ${check.message}`)
    .join('\n');
  session.output.result(health, { words });
  return health.ok ? 0 : 1;
}

/** A word beside the colour: not every terminal has one, nor every eye. */
function markOf({ ok, warning }: HealthCheck, paint: Paint): string {
  if (!ok) return paint('bad', '! WRONG');
  return warning ? paint('pending', '• LOOK ') : paint('good', '✓ ok   ');
}
