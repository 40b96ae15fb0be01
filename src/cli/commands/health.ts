import { checkHealth } from '../../data/health/index.ts';
import type { Session } from '../session.ts';

/** Looks whether the database is sound. Returns the exit code: 1 when something is wrong. */
export async function showHealth(session: Session): Promise<number> {
  const health = await checkHealth(await session.clinic({ anyRevision: true }));
  const words = health.checks
    .map(
      ({ name, ok, message, warning }) =>
        `${ok ? (warning ? 'LOOK ' : 'ok   ') : 'WRONG'}  ${name}: ${message}`,
    )
    .join('\n');
  session.output.result(health, { words });
  return health.ok ? 0 : 1;
}
