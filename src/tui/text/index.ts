export { plainLine, plainText } from '../../desk/plain-text.ts';
export { characters, displayWidth, takeColumns } from '../../desk/text-width.ts';
export {
  agoText,
  counted,
  countText,
  dayAndMonth,
  earlierDay,
  longDate,
  momentText,
  secondsLeftText,
  secondsText,
  shortDate,
  shortStart,
  sizesText,
  sizeText,
  toLocalDate,
  toLocalTime,
  wallText,
  weekdayName,
} from '../../desk/words/index.ts';
export { type Align, bothEnds, fit, truncate } from './fit.ts';
export { wrapLines } from './wrap.ts';
