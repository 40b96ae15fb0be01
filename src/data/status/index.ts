export { countRows } from './rows.ts';
export { type DatabaseStatus, placeOf, statusOf, statusOfNothing } from './status.ts';
