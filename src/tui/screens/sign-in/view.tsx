import { useSeat } from '../../kit.ts';
import { AccountsLost } from './accounts-lost.tsx';
import { LockedDesk } from './locked-desk.tsx';
import { NewPassword } from './new-password.tsx';
import { SignIn } from './sign-in.tsx';

/** The closed door: signing in, coming back to a locked desk, or choosing the own password before anything else. */
export function SignInView() {
  const { door, owner } = useSeat();
  switch (door?.kind) {
    case 'sign-in':
      return <SignIn title="Sign in" said={door.said} email={owner?.email ?? ''} />;
    case 'lost':
      return <AccountsLost said={door.said} />;
    case 'locked':
      return <LockedDesk />;
    case 'password':
      return <NewPassword />;
    case undefined:
      return null;
  }
}
