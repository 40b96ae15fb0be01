export { type Cleared, clearAll } from './clear.ts';
export { clinicName } from './clinic-name.ts';
