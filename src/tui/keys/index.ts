export { keyLabel } from './label.ts';
export { type KeyPress, keyPresses, type RawKey } from './press.ts';
export { type HoldKind, type Input, KeyQueue } from './queue.ts';
export { guarded } from './terminal-input.ts';
