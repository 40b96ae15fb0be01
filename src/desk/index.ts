export type { PatientMatch, PatientSearch, PatientSearchPart } from '../storage/engine.ts';
export { isUnverified } from '../storage/guard/chain.ts';
export {
  isPermitted,
  newToken,
  type Permission,
  permissions,
  type Role,
  refusalOf,
  roles,
  ruleOf,
  type Scope,
  type SignedIn,
  type Standing,
  scopeNames,
  scopes,
  tokenHash,
} from './accounts/index.ts';
export type { Actor } from './actor.ts';
export { systemActor } from './actor.ts';
export { AuditLog } from './audit/entity.ts';
export { AuditSubscriber } from './audit/subscriber.ts';
export type { Clock } from './clock.ts';
export { systemClock } from './clock.ts';
export { callInstant, InstantType, SecretHashType, TimeOfDayType } from './columns.ts';
export { Counter } from './counter.ts';
export { Desk, isRefusal } from './desk.ts';
export { edit } from './edit.ts';
export { type Beginning, begunIn, epochCounter } from './epoch.ts';
export type { ErrorCode } from './errors.ts';
export { DeskError, refuse } from './errors.ts';
export type { Ids } from './ids.ts';
export { uuidv7 } from './ids.ts';
export { OperationLog } from './log/entity.ts';
export type { Before, CommandShape, Operation, Query, Undoable, UndoPlan, View, Work } from './operation.ts';
export { defineOperation, defineQuery } from './operation.ts';
export { parseInput } from './parse.ts';
export type { Act, Change } from './undo/act.ts';
export { undoLast } from './undo/operation.ts';
