export { ageText, agoText } from './ages.ts';
export { counted, countText, secondsLeftText, secondsText, sizesText, sizeText } from './amounts.ts';
export { dayAndMonth, earlierDay, longDate, shortDate, shortStart, weekdayName } from './dates.ts';
export { momentText, startOfDay, toLocalDate, toLocalTime, wallText } from './wall.ts';
