import { backUp } from '../../../data/backup/index.ts';
import { clearAll } from '../../../data/clear/index.ts';
import { purge } from '../../../data/retention/index.ts';
import { defineActions } from '../../kit.ts';
import type { EntryId } from './entries.ts';

/** What the keys of the menu do. */
export interface DataContext {
  readonly cursor: EntryId;
  /** True, or why this line of the menu cannot be opened now. */
  can(entry: EntryId): true | string;
  open(entry: EntryId): unknown;
  lookAgain(): unknown;
}

/** What a line of the menu does by itself; the screens behind the others say what they ask in their own entry. */
const asked = { backup: backUp, retention: purge, clear: clearAll } as const;

const isAsked = (id: EntryId): id is keyof typeof asked => Object.hasOwn(asked, id);

const entry = (id: EntryId, key: string, title: string, hint?: string) => ({
  id: `data.${id}`,
  title,
  keys: [key],
  ...(hint === undefined ? {} : { hint }),
  ...(isAsked(id) ? { asks: asked[id] } : {}),
  when: (menu: DataContext) => menu.can(id),
  run: (menu: DataContext) => menu.open(id),
});

export const dataActions = defineActions<DataContext>(
  'data',
  'Data',
  [
    {
      id: 'data.open',
      title: 'Open this line of the menu',
      keys: ['enter'],
      hint: (menu) => (menu.cursor === 'backup' ? 'back up' : 'open'),
      asks: ({ cursor }) => (isAsked(cursor) ? asked[cursor] : undefined),
      when: (menu) => menu.can(menu.cursor),
      run: (menu) => menu.open(menu.cursor),
    },
    entry('backup', 'b', 'Back up the clinic now', 'backup'),
    entry('restore', 'r', 'Backups: list, verify, restore', 'restore'),
    entry('export', 'e', 'Export data to a file'),
    entry('import', 'i', 'Import data from a file', 'import'),
    entry('migrations', 'm', 'Migrations of the database'),
    entry('maintenance', 'o', 'Maintenance of the database'),
    entry('health', 'h', 'Health of the database', 'health'),
    entry('log', 'l', 'Operations log'),
    entry('uploads', 'U', 'Uploads: what was imported'),
    entry('retention', 'p', 'Retention: what is kept too long, and its purge'),
    entry('clear', 'x', 'Clear all data'),
    {
      id: 'data.look-again',
      title: 'Look over the data again',
      keys: ['R'],
      run: (menu) => menu.lookAgain(),
    },
  ],
  ['list', 'running-job'],
);
