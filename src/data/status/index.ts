export { type DatabaseStatus, placeOf, statusOf, statusOfNothing } from './status.ts';
