import { type WhoAmI, whoAmI } from '../../clinic/sessions/index.ts';
import { wallText } from '../../desk/words/index.ts';
import type { Session } from '../session.ts';

export async function showWhoAmI(session: Session): Promise<void> {
  const { desk } = await session.clinic();
  const who = await desk.read(whoAmI, {});
  session.output.result(who, { words: inWords(who, await session.timeZone()) });
}

function inWords({ name, user, session, must_change_password }: WhoAmI, timeZone: string): string {
  if (user === null || session === null)
    return `${name}, the login of this machine: there are no accounts yet.`;
  const token = session.scope === null ? '' : `, a token for ${session.scope}`;
  const change = must_change_password ? ' The password has to be changed first.' : '';
  return `${name} (${user.email}, ${user.role}${token}) until ${wallText(session.expires_at, timeZone)}.${change}`;
}
