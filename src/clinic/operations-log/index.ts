export { type LogRow, listLogs } from './list.ts';
