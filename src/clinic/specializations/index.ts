export { specializationAdd, specializationDelete, specializationEdit } from './change.ts';
export { codePattern, deriveCode } from './code.ts';
export { Specialization } from './entity.ts';
export { findActiveSpecialization, findSpecialization } from './find.ts';
export { specializationList, specializationShow } from './list.ts';
export type { SpecializationRow } from './row.ts';
