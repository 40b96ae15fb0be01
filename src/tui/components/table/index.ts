export { type Column, headerText, type Placed, placeColumns, rowSpans } from './columns.ts';
export { Table, type TableProps } from './table.tsx';
