export { progressSpans } from './bar.ts';
export { ProgressBar } from './progress-bar.tsx';
