export type { HealthCheck } from './check.ts';
export { checkHealth, checkHealthJob, type Health } from './health.ts';
