export { plainLine, plainText } from '../../desk/plain-text.ts';
export { agoText, momentText } from './ago.ts';
export { counted, countText, secondsText, sizeText } from './amounts.ts';
export { dayAndMonth, earlierDay, longDate, shortDate, shortStart, weekdayName } from './dates.ts';
export { type Align, bothEnds, fit, truncate } from './fit.ts';
export { characters, displayWidth, takeColumns } from './width.ts';
export { wrapLines } from './wrap.ts';
