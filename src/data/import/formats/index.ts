export { openSource } from './open.ts';
