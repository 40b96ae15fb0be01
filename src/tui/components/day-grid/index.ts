export { DayGrid, type DayGridProps } from './day-grid.tsx';
export { type BookRow, rowKey, visitKey } from './row-spans.ts';
