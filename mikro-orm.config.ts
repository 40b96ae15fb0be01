import { entities } from './src/clinic/entities.ts';
import { ormOptions } from './src/storage/sqlite/options.ts';

/** What the mikro-orm command line reads. */
export default ormOptions(process.env.FRONTDESK_DB ?? 'clinic.db', entities);
