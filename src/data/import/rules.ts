import { z } from 'zod';
import { type ReadingContext, readingContext } from '../../clinic/patients/index.ts';
import { readSettings } from '../../clinic/settings/index.ts';
import { defineQuery } from '../../desk/index.ts';

/** What the clinic's own rules need to read a row: the same as those of its forms. */
export interface ImportRules extends ReadingContext {
  /** The instant of the import. */
  now: string;
  time_zone: string;
  phone_unique: boolean;
}

export const importRules = defineQuery({
  name: 'import.rules',
  title: 'Show by which rules files are read',
  input: z.object({}),
  permission: 'house.see',
  cli: { hidden: true },
  async run(view): Promise<ImportRules> {
    const { time_zone, phone_unique } = await readSettings(view);
    return { ...(await readingContext(view)), now: view.now, time_zone, phone_unique };
  },
});
