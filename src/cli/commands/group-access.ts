import { setGroupAccess } from '../../data/access/index.ts';
import { boolean } from '../../desk/fields/index.ts';
import { parseInput } from '../../desk/index.ts';
import type { Session } from '../session.ts';

const choice = boolean('Whether the group may work with the clinic');

/** Opens the data folder to its group, or closes it again. */
export async function runGroupAccess(session: Session, said: string | undefined): Promise<void> {
  if (said === undefined) return session.refuseUsage('Say yes or no.');
  session.refuseReadOnly();
  await session.permitted('clinic.configure', setGroupAccess.name);
  const group = parseInput(choice, said);
  const done = await session.carryOut(setGroupAccess, { group });
  const words = done.group_access
    ? `${done.folder} is open to its group now (${done.gid}): everybody in it can read and write the clinic and its keys.`
    : `${done.folder} is for its owner alone now.`;
  session.output.result(done, { words, doneOnly: true });
}
