import { signIn, signOut } from '../../clinic/sessions/index.ts';
import { sharedAccount } from '../../clinic/settings/index.ts';
import { refuse } from '../../desk/index.ts';
import { wallText } from '../../desk/words/index.ts';
import { currentSecret, secretOf } from '../secret.ts';
import type { Session } from '../session.ts';
import { forgetSession, keepSession, readSession } from '../session-file.ts';

/** Signs in for the commands that follow, for as long as they follow one another. */
export async function runLogin(session: Session, email: string | undefined): Promise<void> {
  if (email === undefined) session.refuseUsage('EMAIL is missing.');
  session.refuseReadOnly();
  // An administrator has to be let in where a migration is due.
  const { desk } = await session.clinic({ anyRevision: 'older' });
  const before = await desk.look();
  if (before.kind === 'open')
    refuse('invalid', 'There are no accounts yet: everything is open, and nobody signs in.', {
      hint: 'frontdesk users add makes the first administrator.',
    });
  if (await desk.read(sharedAccount, {}))
    refuse(
      'forbidden',
      'Many people share this login of the machine: a sign-in is not kept in a file here.',
      {
        hint: 'Use the screens, or a token in FRONTDESK_TOKEN.',
      },
    );
  const password = await secretOf(currentSecret);
  const { token, user, expires_at, must_change_password } = await signIn(desk, {
    email,
    password,
    kind: 'command',
  });
  // The one before ends only now: a password that was mistyped costs nobody the sign-in that they have.
  if (before.kind === 'signed_in' && readSession(session.config).kind === 'kept')
    await desk.perform(signOut, {}).catch(() => {});
  keepSession(session.config, token);
  const until = must_change_password
    ? 'Change the password first: frontdesk users password.'
    : `Signed in until ${wallText(expires_at, await session.timeZone())}, or until no command has followed for a while.`;
  session.output.result(
    { user, role: user.role, expires_at, must_change_password },
    { words: `${user.full_name} (${user.role}). ${until}`, doneOnly: true },
  );
}

/** Ends the session that was kept, and forgets it whatever became of it. */
export async function runLogout(
  session: Session,
  { everywhere = false }: { everywhere?: boolean },
): Promise<void> {
  session.refuseReadOnly();
  const { desk } = await session.clinic({ anyRevision: 'older' });
  const { kind } = await desk.look();
  const { ended } = kind === 'signed_in' ? await desk.perform(signOut, { everywhere }) : { ended: 0 };
  forgetSession(session.config);
  const words =
    ended === 0 ? 'Nobody was signed in.' : `Signed out${ended > 1 ? ` of ${ended} sessions` : ''}.`;
  session.output.result({ ended }, { words, doneOnly: true });
}
