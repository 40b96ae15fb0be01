export { type LogRow, listLogs } from './list.ts';
export { outcomeText } from './outcome.ts';
