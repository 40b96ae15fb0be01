export { exportPatient, type PatientData } from './export.ts';
export { listOpenings, type OpeningRow } from './list.ts';
export { type OpenedRecord, openClinical } from './open.ts';
export { type ClinicalRecord, showClinical } from './show.ts';
