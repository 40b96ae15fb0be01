export { lookOver, type Overview } from './overview.ts';
