export { type ListCursor, placeCursor, useListCursor } from './cursor.ts';
export { type ListContext, listActions } from './list-actions.ts';
export { type Window, windowAround } from './window.ts';
