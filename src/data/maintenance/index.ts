export { type MaintenanceStep, maintain } from './maintain.ts';
export { type Step, stepField, steps } from './steps.ts';
