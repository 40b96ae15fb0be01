import { importTables } from '../../../data/import/index.ts';
import type { Dialogs } from '../../kit.ts';
import { inWords } from './state.ts';

/** Asks what the rows of a file are; null when it was left. */
export function askTable(dialogs: Dialogs): Promise<string | null> {
  const options = importTables.map(({ name }) => ({ value: name, label: inWords(name) }));
  return dialogs.choose({ title: 'What are its rows?', options });
}
