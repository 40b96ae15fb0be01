export { canEnd, sessionColumns } from './sessions.ts';
