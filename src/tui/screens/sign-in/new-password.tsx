import { useState } from 'react';
import { leastLength } from '../../../clinic/users/index.ts';
import { isRefusal } from '../../../desk/index.ts';
import { useActions, useBody, useSeat } from '../../kit.ts';
import { mustChangeActions } from './actions.ts';
import { Entry } from './entry.tsx';
import { heading } from './state.ts';

const fields = [
  { name: 'current', label: 'Present password', isSecret: true },
  { name: 'password', label: 'New password', isSecret: true },
  { name: 'again', label: 'New password again', isSecret: true },
] as const;

/** The password was given by somebody else: one's own comes before anything else. */
export function NewPassword() {
  const { columns: width } = useBody();
  const { acts, owner } = useSeat();
  const [problem, setProblem] = useState<string | null>(null);
  useActions(mustChangeActions, { signOut: () => acts.signOut() });

  const change = async (current: string, password: string, again: string) => {
    if (password !== again) return setProblem('The new password is not the same both times.');
    setProblem(null);
    try {
      await acts.changePassword(current, password);
    } catch (failure) {
      if (!isRefusal(failure)) throw failure;
      setProblem(`${failure.message} ${failure.hint ?? ''}`.trim());
    }
  };
  return (
    <Entry
      head={heading(
        `Welcome, ${owner?.name ?? ''}`,
        `Choose a password of your own before you go on: the present one was made by somebody else. At least ${leastLength} characters; a few words in a row are good.`,
        width,
      )}
      fields={fields}
      problem={problem}
      working="Changing the password …"
      onEnter={({ current = '', password = '', again = '' }) => change(current, password, again)}
    />
  );
}
