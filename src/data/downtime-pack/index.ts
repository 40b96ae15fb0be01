export { makeDaySheets } from './job.ts';
export { printSheets } from './print.ts';
export { daySheets } from './sheets.ts';
export { type WrittenSheets, writeDaySheets } from './write.ts';
