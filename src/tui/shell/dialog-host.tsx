import { useLayoutEffect } from 'react';
import { LEVELS, LevelContext } from '../actions/index.ts';
import { Boundary } from './boundary.tsx';
import { describeError } from './describe-error.ts';
import { message } from './message.ts';
import { type OpenDialog, useServices } from './services.ts';
import { useStore } from './store.ts';

/**
 * The open dialogs, one above the other. Only the topmost hears keys. One that fails to draw is left, as with Esc.
 * Those of the screens and those of the closed door are drawn apart: the first wait while the door is closed.
 */
export function DialogHost({ atDoor }: { readonly atDoor: boolean }) {
  const services = useServices();
  const open = useStore(services.dialogs).filter((dialog) => dialog.isAtDoor === atDoor);
  const leaveBroken = (dialog: OpenDialog, problem: unknown) => {
    services.message.set(message('error', describeError(problem)));
    dialog.leave();
  };
  return open.map((dialog, index) => (
    <LevelContext key={dialog.id} value={LEVELS.dialog + index * LEVELS.screen}>
      <Boundary instead={() => null} onProblem={(problem) => leaveBroken(dialog, problem)}>
        <Storey dialog={dialog} level={LEVELS.dialog + index * LEVELS.screen} />
      </Boundary>
    </LevelContext>
  ));
}

function Storey({ dialog, level }: { readonly dialog: OpenDialog; readonly level: number }) {
  const { layers } = useServices();
  useLayoutEffect(
    // Half a storey beneath the dialog's own actions, above everything under it.
    () => layers.add({ level: level - 0.5, modal: true, actions: () => [], field: undefined }),
    [layers, level],
  );
  return dialog.render();
}
