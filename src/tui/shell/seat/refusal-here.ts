import { type Permission, refusalOf } from '../../../desk/accounts/index.ts';
import { describeError } from '../describe-error.ts';
import type { Services } from '../services.ts';

/** Why whoever sits here may not do what a permission stands for, a sentence; null where it is permitted. */
export function refusalHere(
  { seat }: Pick<Services, 'seat'>,
  permission: Permission | undefined,
): string | null {
  if (permission === undefined) return null;
  const refusal = refusalOf(seat.seat.get().standing, permission);
  return refusal === null ? null : describeError(refusal);
}
