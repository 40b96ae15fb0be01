export type { Action, ActionFacts, ActionSet, LiveAction, SetFacts } from './action.ts';
export { defineActions } from './action.ts';
export { BUILT_IN_KEYS, bindKeys, canonicalKey, type KeyConfig, PRESETS } from './bindings.ts';
export { type Collision, findCollisions } from './collisions.ts';
export { dispatchKey, type Outcome, runAction } from './dispatch.ts';
export { fitHints, footerHints, footerLine, passesField } from './footer.ts';
export { type FieldSink, type Layer, Layers, LEVELS } from './layers.ts';
export { LevelContext, useActions } from './use-actions.ts';
export { useField } from './use-field.ts';
