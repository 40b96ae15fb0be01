import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { callInstant, InstantType } from '../../desk/index.ts';

export const Specialization = defineEntity({
  name: 'Specialization',
  tableName: 'specializations',
  properties: {
    id: p.string().length(36).primary(),
    code: p.string().length(8).unique('uq_specialization_code').check("code <> ''"),
    name: p.string().length(100).unique('idx_specialization_name').check("name <> ''"),
    description: p.text().nullable(),
    max_capacity: p.integer().default(10).check('max_capacity > 0'),
    is_active: p.boolean().default(true).check('is_active in (true, false)'),
    created_at: p.type(InstantType).onCreate(callInstant),
    updated_at: p.type(InstantType).onCreate(callInstant).onUpdate(callInstant),
    version: p.integer().version(),
  },
});
export type Specialization = InferEntity<typeof Specialization>;
