/** Who may see whose clinical data. Depends on entities alone, so that every noun can ask; what is opened is in `clinical`. */
export { type ClinicalTerms, clinicalAccess, clinicalTerms } from './ask.ts';
export { nearestOwn, ownAmong, ownDoctor } from './own.ts';
export { type ClinicalAccess, clinicalAccessOf } from './rule.ts';
