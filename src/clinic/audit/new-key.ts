import { z } from 'zod';
import { addEntry } from '../../desk/audit/entry.ts';
import { currentCall } from '../../desk/call.ts';
import { defineOperation, refuse } from '../../desk/index.ts';

/** A key that was changed. */
export interface NewKey {
  /** The name of the key that seals from now on. */
  key: string;
  /** That of the one before, which stays to verify what it has sealed; null where there was none. */
  before: string | null;
}

/**
 * Begins a new key for the audit log, where somebody may have read the one in use. The older one stays in the guard: it
 * verifies what it has sealed, and nothing after. Killed at any moment, either key goes on: a key that was made and has
 * sealed nothing yet begins with the next entry.
 */
export const newAuditKey = defineOperation({
  name: 'audit.new_key',
  title: 'Change the key that seals the audit log',
  permission: 'audit.manage',
  input: z.strictObject({}),
  undo: 'never',
  audited: false,
  async prepare(_input, { engine }) {
    // Where strangers can read the next key as they could the last, it is no new one.
    const { guard } = engine;
    if (guard.isOpenToStrangers())
      refuse('invalid', `Others could read the new key, too: ${guard.folder} is open to everybody.`, {
        hint: `Close it first: chmod 700 ${guard.folder}`,
      });
  },
  async run(work): Promise<NewKey> {
    const call = currentCall();
    const { before, key } = call.book.changeKey(work.now);
    await addEntry(work.em, call, {
      entity: 'audit_logs',
      entity_id: key,
      patient_id: null,
      kind: 'run',
      before: JSON.stringify({ key: before }),
      after: JSON.stringify({ key }),
    });
    return { key, before };
  },
});
