import { defineActions } from '../../actions/index.ts';

export interface ListContext {
  /** Moves by so many rows; more than there are means to the end. */
  move(rows: number): void;
  readonly page: number;
  readonly length: number;
}

const notEmpty = (list: ListContext) => (list.length > 0 ? true : 'There is nothing in this list.');

/** The keys of every list and table. */
export const listActions = defineActions<ListContext>('list', 'Lists', [
  { id: 'list.up', title: 'Up', keys: ['up'], hint: 'move', when: notEmpty, run: (list) => list.move(-1) },
  {
    id: 'list.down',
    title: 'Down',
    keys: ['down'],
    hint: 'move',
    when: notEmpty,
    run: (list) => list.move(1),
  },
  {
    id: 'list.page-up',
    title: 'A page up',
    keys: ['pgup'],
    when: notEmpty,
    run: (list) => list.move(-list.page),
  },
  {
    id: 'list.page-down',
    title: 'A page down',
    keys: ['pgdn'],
    when: notEmpty,
    run: (list) => list.move(list.page),
  },
  {
    id: 'list.first',
    title: 'To the first',
    keys: ['home'],
    when: notEmpty,
    run: (list) => list.move(-list.length),
  },
  {
    id: 'list.last',
    title: 'To the last',
    keys: ['end'],
    when: notEmpty,
    run: (list) => list.move(list.length),
  },
]);
