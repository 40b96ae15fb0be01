import { sealAt } from '../../storage/guard/log.ts';
import { idleTask } from '../job.ts';
import type { OpenedClinic } from '../schema/index.ts';
import { lookThrough } from './look-through.ts';
import type { AuditProblem } from './verdict.ts';

/** So many entries are looked at: what somebody does in a day. */
const newest = 2000;

/** Whether the end of the log is as it was written, and where it is known to be. Nothing is said of what is older. */
export async function lookAtEnd({ engine }: Pick<OpenedClinic, 'engine'>): Promise<readonly AuditProblem[]> {
  const known = engine.guard.head.read();
  const reader = await engine.audit();
  try {
    const from = (reader.log.end?.entry ?? 0) - newest;
    const seal = from < 1 ? null : sealAt(reader.log, from);
    const [key = null, digits = ''] = seal?.split(':') ?? [];
    const after = seal === null || seal === '' ? null : { entry: from, key, digits };
    const { problems } = await lookThrough(
      reader,
      { keys: engine.guard.keys(), known, after, against: null },
      idleTask,
    );
    return problems;
  } finally {
    reader.close();
  }
}
