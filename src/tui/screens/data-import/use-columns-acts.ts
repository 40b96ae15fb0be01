import type { PreviewColumn, PreviewTable } from '../../../data/import/index.ts';
import { type Option, useDialogs, useJobs } from '../../kit.ts';
import type { ColumnsContext } from './actions.ts';
import { askTable } from './ask-table.ts';
import { inWords, isReady, mapColumn, turnField } from './state.ts';
import type { Importing } from './use-import.ts';

interface Parts {
  readonly importing: Importing;
  readonly table: PreviewTable | undefined;
  readonly column: PreviewColumn | undefined;
  readonly leave: () => void;
  readonly nextTable: () => void;
}

const ORDERS = ['dmy', 'mdy', 'ymd'] as const;
const SEPARATORS = [',', ';', 'tab', '|'] as const;
const ENCODINGS = ['utf-8', 'windows-1252', 'iso-8859-1', 'iso-8859-2', 'windows-1250', 'utf-16le'] as const;

/** What the keys do while it is decided how a file is read. */
export function useColumnsActs({ importing, table, column, leave, nextTable }: Parts): ColumnsContext {
  const dialogs = useDialogs();
  const { running } = useJobs();
  const { state, change } = importing;
  const { choices, preview } = state;
  const tables = preview?.tables.length ?? 0;

  const send = (field: string) =>
    table && column && choices
      ? change({ map: mapColumn(table, choices.map, column.column, field, tables === 1) })
      : undefined;

  return {
    ready: preview ? isReady(preview) : 'No file is chosen yet: / chooses one.',
    busy: running?.title ?? null,
    canMap: canMap(table, column),
    tables,
    rehearse: importing.rehearse,
    turn: (by) => table && column && send(turnField(table, column.column, by)),
    async chooseField() {
      if (!table) return;
      const options: Option<string>[] = table.fields.map(({ field, required }) => ({
        value: field,
        label: inWords(field),
        hint: required ? 'every row needs it' : '',
      }));
      const skip = { value: '', label: '(skip this column)' };
      const field = await dialogs.choose({
        title: `Where does ${column?.column ?? ''} go?`,
        options: [...options, skip],
      });
      if (field !== null) await send(field);
    },
    async chooseTable() {
      const chosen = await askTable(dialogs);
      if (chosen !== null) await change({ table: chosen, map: {} });
    },
    turnDates: () => change({ date_order: after(ORDERS, choices?.date_order ?? table?.detected.date_order) }),
    turnSeparator: () =>
      change({ delimiter: after(SEPARATORS, named(choices?.delimiter ?? table?.detected.delimiter)) }),
    turnHeader: () => change({ header: !(choices?.header ?? table?.detected.header ?? true), map: {} }),
    async chooseEncoding() {
      const options = ENCODINGS.map((name) => ({ value: name, label: name.toUpperCase() }));
      const encoding = await dialogs.choose<string>({ title: 'How are letters encoded?', options });
      if (encoding !== null) await change({ encoding });
    },
    turnConflict: () => change({ on_conflict: choices?.on_conflict === 'skip' ? 'update' : 'skip' }),
    turnAllOrNothing: () => change({ all_or_nothing: !choices?.all_or_nothing }),
    nextTable,
    chooseFile: importing.chooseFile,
    back: leave,
  };
}

function canMap(table: PreviewTable | undefined, column: PreviewColumn | undefined): true | string {
  if (!table || !column) return 'No file is chosen yet: / chooses one.';
  if (table.is_own) return 'This is our own export: its columns are known.';
  return !column.skipped || `${column.column} is never taken: such numbers do not belong here.`;
}

/** The next of a few, going round. */
function after<T extends string>(all: readonly T[], now: string | null | undefined): T | undefined {
  const at = now === null || now === undefined ? 0 : all.map(String).indexOf(now) + 1;
  return all[at % all.length];
}

function named(delimiter: string | null | undefined): string | null | undefined {
  return delimiter === '\t' ? 'tab' : delimiter;
}
