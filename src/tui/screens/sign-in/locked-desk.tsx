import { useState } from 'react';
import { useActions, useDialogs, useSeat } from '../../kit.ts';
import { lockedActions } from './actions.ts';
import { Entry } from './entry.tsx';
import { SignIn } from './sign-in.tsx';
import { doorFoot, lockedHeading } from './state.ts';
import { useSignIn } from './use-sign-in.ts';

/** Whose desk this is, and the password that opens it; somebody else may sign in instead. */
export function LockedDesk() {
  const { owner, left } = useSeat();
  const dialogs = useDialogs();
  const [isElse, setElse] = useState(false);
  const { problem, signIn } = useSignIn('password');
  const lost = left.filter(({ isKept }) => !isKept);
  const mayBeLost = () =>
    dialogs.confirm({
      title: 'Sign in as somebody else?',
      lines: [`${owner?.name} has not saved: ${lost.map(({ what }) => what).join(', ')}. It will be lost.`],
      yes: 'go on, it may be lost',
      no: 'leave it to them',
    });
  useActions(lockedActions, {
    isElse,
    somebodyElse: async () => setElse(lost.length === 0 || (await mayBeLost())),
    back: () => setElse(false),
  });
  if (owner === null) return null;
  if (isElse)
    return (
      <SignIn
        title="Sign in as somebody else"
        said={`What ${owner.name} was typing is put away and offered to nobody else.`}
        email=""
      />
    );
  return (
    <Entry
      head={lockedHeading(owner)}
      fields={[{ name: 'password', label: 'Password', isSecret: true }]}
      foot={doorFoot}
      problem={problem}
      working="Opening …"
      onEnter={({ password = '' }) => signIn(owner.email, password)}
    />
  );
}
