/** Who may see whose clinical data. Depends on entities alone, so that every noun can ask; what is opened is in `clinical`. */
export { clinicalAccess } from './ask.ts';
export { type ClinicalAccess, clinicalAccessOf } from './rule.ts';
