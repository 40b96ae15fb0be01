import type { SetFacts } from './actions/action.ts';
import { alwaysActions } from './actions/sets/always.ts';
import { globalActions } from './actions/sets/global.ts';
import { screenActions } from './actions/sets/screens.ts';
import { askActions } from './components/dialog/ask.tsx';
import { confirmActions } from './components/dialog/confirm.tsx';
import { pickerActions } from './components/dialog/picker.tsx';
import { writeActions } from './components/dialog/write.tsx';
import { formActions } from './components/form/index.ts';
import { listActions } from './components/list/index.ts';
import { runningJobActions } from './components/running-job/index.ts';
import { tabsActions } from './components/tabs/index.ts';
import { catalogue } from './screens/catalogue.ts';
import { helpActions } from './shell/help/actions.ts';

/** Every action there is: those of the shell, of the parts and dialogs, and of all screens. */
export async function allActionSets(): Promise<readonly SetFacts[]> {
  const screens = await Promise.all(catalogue.map((entry) => entry.load()));
  return [
    alwaysActions,
    globalActions,
    screenActions(catalogue),
    ...screens.flatMap(({ screen }) => screen.actions),
    listActions,
    tabsActions,
    formActions,
    runningJobActions,
    pickerActions,
    askActions,
    confirmActions,
    writeActions,
    helpActions,
  ];
}
