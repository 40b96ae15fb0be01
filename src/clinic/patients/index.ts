export { ageInWords, ageOn } from './age.ts';
export { type Anonymised, anonymise, anonymisePatient } from './anonymise/anonymise.ts';
export { entryLeft, patientLeft, rowLeft } from './anonymise/left-over.ts';
export { impersonal } from './anonymise/personal.ts';
export { refuseAnonymised } from './anonymise/refusals.ts';
export { anonymisationWarning } from './anonymise/words.ts';
export { changePatient } from './change.ts';
export { type ReadingRules, readingContext } from './context.ts';
export { deletePatient } from './delete.ts';
export { type LikelyDuplicate, likelyDuplicates } from './duplicates.ts';
export { editPatient } from './edit.ts';
export { AnonymisedPatient, Patient } from './entity.ts';
export { asShown } from './field-rules.ts';
export {
  type PatientField,
  type PatientInput,
  patientChanges,
  patientFields,
  registerInput,
} from './fields.ts';
export { findPatient } from './find.ts';
export { glanceAtPatient, type PatientGlance, type Present, presentPatients } from './glance.ts';
export { type PatientChange, patientHistory } from './history.ts';
export { likeness } from './likeness.ts';
export { countPatients, listPatients } from './list.ts';
export { newPatient } from './newcomer.ts';
export { asPatientNumber, patientNumber } from './number.ts';
export { samePhone } from './phone-twice.ts';
export {
  type PatientReading,
  type PatientValues,
  type ReadingContext,
  readLifeDate,
  readPatient,
} from './reading.ts';
export { type FormRules, patientFormSchema, readingRules } from './reading-rules.ts';
export { openingHint } from './refuse-locked.ts';
export { type ChangedPatient, registerPatient } from './register.ts';
export { lastFirst, type PatientListRow, type PatientRow } from './row.ts';
export { searchPatients } from './search.ts';
export { type PatientRecord, showPatient } from './show.ts';
export { soundKey } from './sound.ts';
export { deactivatePatient, markDeceased, reactivatePatient } from './standing.ts';
export { bloodTypes, type Gender, genders, PATIENT_STATUS, type PatientStatus } from './values.ts';
export type { VisitFacts } from './visit-facts.ts';
