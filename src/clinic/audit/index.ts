export { type AuditHead, auditHead, clinicDay } from './head.ts';
export { headLine, headText, isSaid, parseHead, type SaidHead, shortSeal } from './head-line.ts';
export { listAudit } from './list.ts';
export { type NewKey, newAuditKey } from './new-key.ts';
export { type AuditRow, auditKinds } from './row.ts';
export { unusualAccess } from './unusual.ts';
export { thresholds, type Unusual } from './unusual-rules.ts';
