import { useLayoutEffect } from 'react';
import { LEVELS, LevelContext } from '../actions/index.ts';
import { type OpenDialog, useServices } from './services.ts';
import { useStore } from './store.ts';

/** The open dialogs, one above the other. Only the topmost hears keys. */
export function DialogHost() {
  const open = useStore(useServices().dialogs);
  return open.map((dialog, index) => (
    <LevelContext key={dialog.id} value={LEVELS.dialog + index * LEVELS.screen}>
      <Storey dialog={dialog} level={LEVELS.dialog + index * LEVELS.screen} />
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
