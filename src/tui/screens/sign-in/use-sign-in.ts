import { useState } from 'react';
import { isRefusal } from '../../../desk/index.ts';
import { timeOfDay, useHouse, useSeat } from '../../kit.ts';

/** Signing in at the closed door. @param asked the password alone, where it is known whose desk this is */
export function useSignIn(asked: 'both' | 'password' = 'both') {
  const { acts } = useSeat();
  const { time_zone } = useHouse();
  const [problem, setProblem] = useState<string | null>(null);

  const signIn = async (email: string, password: string): Promise<void> => {
    setProblem(null);
    try {
      await acts.signIn(email, password, asked);
    } catch (failure) {
      if (!isRefusal(failure)) throw failure;
      const until = failure.details?.locked_until;
      const next =
        typeof until === 'string' ? `Try again at ${timeOfDay(until, time_zone)}.` : (failure.hint ?? '');
      setProblem(`${failure.message} ${next}`.trim());
    }
  };
  return { problem, signIn };
}
