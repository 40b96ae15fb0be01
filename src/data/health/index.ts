export { checkHealth, type Health, type HealthCheck } from './health.ts';
