import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { callInstant, InstantType, SecretHashType } from '../../desk/index.ts';
import { User } from '../users/entity.ts';

/** One sign-in: at a screen, on the command line, or a token for scripts. Its secret is kept as a hash alone. */
export const Session = defineEntity({
  name: 'Session',
  tableName: 'sessions',
  properties: {
    id: p.string().length(36).primary(),
    user: () => p.manyToOne(User).deleteRule('cascade').index('idx_sessions_user'),
    kind: p.enum(['screen', 'command', 'token']),
    /** SHA-256 of the token, hexadecimal. */
    token_hash: p.type(SecretHashType).length(64).unique('uq_sessions_token').hidden(),
    /** What a token is good for; null: all that its owner's role may do. */
    scope: p.string().length(32).nullable(),
    /** What a token is called. */
    label: p.string().length(100).nullable(),
    /** Where from: host and terminal, or the SSH client's address. */
    origin: p.string().length(255),
    created_at: p.type(InstantType).onCreate(callInstant),
    last_seen_at: p.type(InstantType),
    /** How many minutes it may go unused; null: until it expires. */
    idle_minutes: p.integer().nullable().check('idle_minutes > 0'),
    expires_at: p.type(InstantType).index('idx_sessions_expires'),
    is_active: p.boolean().default(true).check('is_active in (true, false)').index('idx_sessions_active'),
    ended_at: p.type(InstantType).nullable(),
    /** Who ended it: the person, or an administrator. */
    ended_by: p.string().length(255).nullable(),
  },
});
export type Session = InferEntity<typeof Session>;
