import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { InstantType } from '../../desk/index.ts';

/** How the columns of a file were matched to fields the last time: the next file with the same header begins so. */
export const ImportMapping = defineEntity({
  name: 'ImportMapping',
  tableName: 'import_mappings',
  properties: {
    id: p.string().length(36).primary(),
    table_name: p.string().length(64),
    /** SHA-256 of the header's names, hexadecimal. */
    header_hash: p.string().length(64),
    /** JSON: column → field. */
    mapping: p.text(),
    delimiter: p.string().length(8).nullable(),
    date_order: p.enum(['dmy', 'mdy', 'ymd']).nullable(),
    encoding: p.string().length(32).nullable(),
    used_at: p.type(InstantType),
    used_by: p.string().length(255),
  },
  uniques: [{ name: 'uq_import_mappings_header', properties: ['table_name', 'header_hash'] }],
});
export type ImportMapping = InferEntity<typeof ImportMapping>;
