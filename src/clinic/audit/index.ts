export { headLine, headText, isSaid, parseHead, type SaidHead, shortSeal } from './head-line.ts';
