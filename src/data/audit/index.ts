export { lookAtEnd } from './quick.ts';
export type { AuditProblem, AuditVerdict, AuditVerification } from './verdict.ts';
export { verifyAudit } from './verify.ts';
