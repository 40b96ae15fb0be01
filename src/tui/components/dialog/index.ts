export { Dialog, type DialogProps } from './dialog.tsx';
export { filterOptions, fold, type Option } from './options.ts';
export { askNewPassphrase, askNewPassword, askSecret, type TypedSecret } from './secret.ts';
export { type Answer, type Dialogs, useDialogs } from './use-dialogs.tsx';
