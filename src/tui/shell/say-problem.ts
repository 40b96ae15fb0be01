import { DeskError } from '../../desk/errors.ts';
import { describeError } from './describe-error.ts';
import { message } from './message.ts';
import type { Services } from './services.ts';

/** Says on the message line what went wrong. That the session has ended the closed door says by itself. */
export function sayProblem(
  { message: line, seat }: Pick<Services, 'message' | 'seat'>,
  problem: unknown,
): void {
  const isSaid =
    problem instanceof DeskError && problem.code === 'not_signed_in' && seat.seat.get().door !== null;
  if (!isSaid) line.set(message('error', describeError(problem)));
}
