export { progressSpans } from './bar.ts';
