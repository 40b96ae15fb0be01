export { plainLine, plainText } from '../../desk/plain-text.ts';
export { dayAndMonth, earlierDay, longDate, shortDate, shortStart, weekdayName } from './dates.ts';
export { type Align, bothEnds, fit, truncate } from './fit.ts';
export { characters, displayWidth, takeColumns } from './width.ts';
export { wrapLines } from './wrap.ts';
