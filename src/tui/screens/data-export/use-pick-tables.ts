import { lookOver } from '../../../data/overview/index.ts';
import { counted, type FormValues, type Option, useDialogs, useLook } from '../../kit.ts';
import { tablesIn } from './state.ts';

/** Asks for tables one after the other: each choice takes one in or out, until it is done. */
export function usePickTables(): (values: FormValues) => Promise<Option<string> | null> {
  const dialogs = useDialogs();
  const { data: overview } = useLook(lookOver, {});
  return async (values) => {
    const rows = Object.entries(overview?.status.rows ?? {});
    let chosen = tablesIn(values.tables ?? '');
    for (;;) {
      const all: Option<string> = { value: '*', label: '  All tables' };
      const done: Option<string> = { value: '', label: '  That is all', hint: chosen.join(', ') };
      const options = rows.map(([name, count]) => ({
        value: name,
        label: `${chosen.includes(name) ? '✓' : ' '} ${name.replaceAll('_', ' ')}`,
        hint: counted(count, 'row'),
      }));
      const table = await dialogs.choose({
        title: 'Which tables?',
        options: chosen.length > 0 ? [done, all, ...options] : [all, ...options],
      });
      if (table === '*') return { value: '', label: '' };
      if (table === null || table === '') return { value: chosen.join(', '), label: chosen.join(', ') };
      chosen = chosen.includes(table) ? chosen.filter((name) => name !== table) : [...chosen, table];
    }
  };
}
