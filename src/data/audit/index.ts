export { type AcknowledgedProblem, acknowledgeAudit } from './acknowledge.ts';
export { lookAtEnd } from './quick.ts';
export {
  type AuditProblem,
  type AuditVerdict,
  type AuditVerification,
  acknowledgedWords,
  adviceOn,
  isWell,
  lineProblemWords,
} from './verdict.ts';
export { verifyAudit } from './verify.ts';
