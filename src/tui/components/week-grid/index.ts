export type { BookCell, BookWeek } from './cell-text.ts';
export { WeekGrid, type WeekGridProps, type WeekPlace } from './week-grid.tsx';
