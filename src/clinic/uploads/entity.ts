import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { InstantType } from '../../desk/index.ts';

/** One import: which file, by whom, and what became of its rows. */
export const Upload = defineEntity({
  name: 'Upload',
  tableName: 'uploads',
  properties: {
    id: p.string().length(36).primary(),
    file_name: p.string().length(255),
    /** SHA-256 of the file, hexadecimal. */
    file_hash: p.string().length(64).index('idx_uploads_file_hash'),
    file_size: p.integer(),
    table_name: p.string().length(64),
    format: p.string().length(16),
    /** JSON: column → field. */
    mapping: p.text(),
    status: p.enum(['running', 'done', 'failed', 'undone']),
    read: p.integer().default(0).name('rows_read'),
    inserted: p.integer().default(0).name('rows_inserted'),
    updated: p.integer().default(0).name('rows_updated'),
    unchanged: p.integer().default(0).name('rows_unchanged'),
    rejected: p.integer().default(0).name('rows_rejected'),
    error: p.text().nullable(),
    uploaded_by: p.string().length(255),
    started_at: p.type(InstantType).index('idx_uploads_started_at'),
    finished_at: p.type(InstantType).nullable(),
    /** When its rows were taken back, and by whom. */
    undone_at: p.type(InstantType).nullable(),
    undone_by: p.string().length(255).nullable(),
  },
});
export type Upload = InferEntity<typeof Upload>;
