export { Patient } from './entity.ts';
export { findPatient } from './find.ts';
