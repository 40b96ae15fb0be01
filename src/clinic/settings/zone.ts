import { z } from 'zod';
import { defineQuery } from '../../desk/index.ts';
import { readSettings } from './read.ts';

/** The IANA name of the zone on the clinic's wall: what every moment is told by. */
export const clinicTimeZone = defineQuery({
  name: 'settings.zone',
  title: 'The time zone of the clinic',
  input: z.object({}),
  permission: 'house.see',
  cli: { hidden: true },
  run: async (view): Promise<string> => (await readSettings(view)).time_zone,
});
