import { z } from 'zod';
import { optional, text } from '../../desk/fields/index.ts';
import { defineQuery } from '../../desk/index.ts';
import { Draft } from './entity.ts';
import { oldestKept } from './expiry.ts';
import { draftKeyField, keyFor, ownerOf } from './owner.ts';
import { openDraft } from './seal.ts';

/** What somebody was typing and did not save. `values` are as typed, by field. */
export interface DraftRow {
  kind: string;
  values: Record<string, string>;
  kept_at: string;
}

const asTyped = z.record(z.string(), z.string());

/** One's own drafts, the newest first; nobody sees another's. */
export const listDrafts = defineQuery({
  name: 'drafts.list',
  title: 'Show what was typed and not saved',
  permission: 'patients.edit',
  cli: { hidden: true },
  input: z.strictObject({
    kind: optional(text('Form', 100)).describe('Kinds that begin with this'),
    key: draftKeyField,
  }),
  async run(view, input): Promise<DraftRow[]> {
    const owner = ownerOf(view.actor);
    const key = keyFor(view, input.key);
    const drafts = await view.em.find(
      Draft,
      { owner, updated_at: { $gte: oldestKept(view.now) } },
      { orderBy: { updated_at: 'desc', id: 'desc' } },
    );
    return drafts
      .filter((draft) => draft.kind.startsWith(input.kind ?? ''))
      .flatMap(({ kind, payload, updated_at }) => {
        // One that cannot be opened any more is as good as none.
        const text = openDraft(payload, key, { owner, kind });
        return text === null ? [] : [{ kind, values: asTyped.parse(JSON.parse(text)), kept_at: updated_at }];
      });
  },
});
