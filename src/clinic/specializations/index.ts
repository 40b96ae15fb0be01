export { codePattern, deriveCode } from './code.ts';
export { Specialization } from './entity.ts';
export { findActiveSpecialization, findSpecialization } from './find.ts';
