export { type BookRow, DayGrid, rowKey, visitKey } from '../../components/day-grid/index.ts';
export { type BookCell, type BookWeek, WeekGrid } from '../../components/week-grid/index.ts';
