import { z } from 'zod';
import { optional, text } from '../../desk/fields/index.ts';
import { defineQuery } from '../../desk/index.ts';
import { Draft } from './entity.ts';
import { oldestKept } from './expiry.ts';

/** What somebody was typing and did not save. `values` are as typed, by field. */
export interface DraftRow {
  kind: string;
  values: Record<string, string>;
  kept_at: string;
}

const payload = z.record(z.string(), z.string());

/** One's own drafts, the newest first; nobody sees another's. */
export const listDrafts = defineQuery({
  name: 'drafts.list',
  title: 'Show what was typed and not saved',
  permission: 'patients.edit',
  cli: { hidden: true },
  input: z.strictObject({ kind: optional(text('Form', 100)).describe('Kinds that begin with this') }),
  async run(view, input): Promise<DraftRow[]> {
    const drafts = await view.em.find(
      Draft,
      { owner: view.actor.name, updated_at: { $gte: oldestKept(view.now) } },
      { orderBy: { updated_at: 'desc', id: 'desc' } },
    );
    return drafts
      .filter((draft) => draft.kind.startsWith(input.kind ?? ''))
      .map((draft) => ({
        kind: draft.kind,
        values: payload.parse(JSON.parse(draft.payload)),
        kept_at: draft.updated_at,
      }));
  },
});
