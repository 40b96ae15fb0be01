import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { InstantType } from '../../desk/index.ts';

/** What somebody was typing: kept until it is saved, seven days at most, and shown to nobody else. */
export const Draft = defineEntity({
  name: 'Draft',
  tableName: 'drafts',
  properties: {
    id: p.string().length(36).primary(),
    owner: p.string().length(255),
    /** Which form, `patients.register` or `patients.edit:<id>`. */
    kind: p.string().length(100),
    /** JSON: field name → text as typed. */
    payload: p.text(),
    created_at: p.type(InstantType),
    updated_at: p.type(InstantType).index('idx_drafts_updated_at'),
  },
  uniques: [{ name: 'uq_drafts_owner_kind', properties: ['owner', 'kind'] }],
});
export type Draft = InferEntity<typeof Draft>;
