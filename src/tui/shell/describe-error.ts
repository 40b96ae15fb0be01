import { DeskError } from '../../desk/errors.ts';

/** An error as the message line says it: what is wrong, then what to do about it. */
export function describeError(problem: unknown): string {
  if (typeof problem === 'string') return problem;
  if (problem instanceof DeskError)
    return problem.hint ? `${problem.message} ${problem.hint}` : problem.message;
  const reason = problem instanceof Error ? problem.message : String(problem);
  return `That did not work: ${reason}`;
}
