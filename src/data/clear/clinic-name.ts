import { z } from 'zod';
import { readSettings } from '../../clinic/settings/index.ts';
import { defineQuery } from '../../desk/index.ts';

/** What has to be typed before a clinic is emptied. */
export const clinicName = defineQuery({
  name: 'data.clinic-name',
  title: 'The name of the clinic',
  input: z.object({}),
  permission: 'house.see',
  cli: { hidden: true },
  run: async (view): Promise<string> => (await readSettings(view)).name,
});
