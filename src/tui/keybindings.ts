import { keybindingsText } from './actions/document.ts';
import { allActionSets } from './all-actions.ts';
import { EDITING_KEYS } from './components/text-field/index.ts';

/** docs/keybindings.md. */
export async function keybindingsDocument(): Promise<string> {
  return keybindingsText(await allActionSets(), EDITING_KEYS);
}
