import { z } from 'zod';
import { text as textField } from '../../desk/fields/index.ts';
import { defineOperation, type View } from '../../desk/index.ts';
import { Patient, refuseAnonymised } from '../patients/index.ts';
import { Draft } from './entity.ts';
import { oldestKept } from './expiry.ts';
import { draftKeyField, keyFor, ownerOf } from './owner.ts';
import { sealDraft } from './seal.ts';

const kind = textField('Form', 100).describe('Which form: patients.register, or patients.edit:<id>');

/** What was typed, field by field, whether it can be read or not. */
const values = z.record(
  z.string().max(100),
  z.string().max(25_000, { error: 'This is too long to be kept as a draft.' }),
);

/** Keeps what somebody is typing, over what was kept of the same form before; old drafts of theirs go. */
export const keepDraft = defineOperation({
  name: 'drafts.keep',
  title: 'Keep what is being typed',
  permission: 'patients.edit',
  audited: false,
  undo: 'never',
  cli: { hidden: true },
  input: z.strictObject({ kind, values, key: draftKeyField }),
  async run(work, input): Promise<{ kept_at: string }> {
    await refuseForgotten(work, input.kind);
    const owner = ownerOf(work.actor);
    const key = keyFor(work, input.key);
    const own = await work.em.find(Draft, { owner });
    for (const old of own) if (old.updated_at < oldestKept(work.now)) work.em.remove(old);
    const text = JSON.stringify(input.values);
    const payload = key === null ? text : sealDraft(text, key, { owner, kind: input.kind });
    const draft = own.find((one) => one.kind === input.kind);
    if (draft) work.em.assign(draft, { payload, updated_at: work.now });
    else {
      const times = { created_at: work.now, updated_at: work.now };
      work.em.create(Draft, { id: work.id(), owner, kind: input.kind, payload, ...times });
    }
    return { kept_at: work.now };
  },
});

/** Forgets a draft: it was saved, or is not wanted. There may be none. */
export const dropDraft = defineOperation({
  name: 'drafts.drop',
  title: 'Forget what was being typed',
  permission: 'patients.edit',
  audited: false,
  undo: 'never',
  cli: { hidden: true },
  input: z.strictObject({ kind }),
  async run(work, input): Promise<{ dropped: boolean }> {
    const draft = await ownDraft(work, input.kind);
    if (draft) work.em.remove(draft);
    return { dropped: draft !== null };
  },
});

/** A form that was open when she was anonymised must not keep who she was. */
async function refuseForgotten({ em }: View, kind: string): Promise<void> {
  const id = /:(.+)$/.exec(kind)?.[1];
  const patient = id === undefined ? null : await em.findOne(Patient, { id });
  if (patient !== null) refuseAnonymised(patient);
}

function ownDraft(view: View, kind: string): Promise<Draft | null> {
  return view.em.findOne(Draft, { owner: ownerOf(view.actor), kind });
}
