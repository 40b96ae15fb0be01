import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { callInstant, InstantType } from '../../desk/index.ts';

/** One rule of the house that differs from its default. */
export const Setting = defineEntity({
  name: 'Setting',
  tableName: 'settings',
  properties: {
    name: p.string().length(64).primary(),
    /** JSON. */
    value: p.text(),
    created_at: p.type(InstantType).onCreate(callInstant),
    updated_at: p.type(InstantType).onCreate(callInstant).onUpdate(callInstant),
    version: p.integer().version(),
  },
});
export type Setting = InferEntity<typeof Setting>;
