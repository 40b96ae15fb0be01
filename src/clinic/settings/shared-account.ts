import { z } from 'zod';
import { defineQuery } from '../../desk/index.ts';
import { readSettings } from './read.ts';

/** Whether many people share one login of the machine. */
export const sharedAccount = defineQuery({
  name: 'settings.is_shared',
  title: 'Whether many people share one login of the machine',
  input: z.object({}),
  permission: 'house.see',
  cli: { hidden: true },
  run: async (view) => (await readSettings(view)).shared_account,
});
