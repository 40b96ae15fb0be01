import { defineEntity, type InferEntity, type Opt, p } from '@mikro-orm/core';
import { callInstant, InstantType, roles, SecretHashType } from '../../desk/index.ts';
import { Doctor } from '../doctors/entity.ts';

/** Somebody who works here and signs in. */
export const User = defineEntity({
  name: 'User',
  tableName: 'users',
  properties: {
    id: p.string().length(36).primary(),
    /** In small letters: it is the same person however it is typed. */
    email: p.string().length(255).unique('idx_users_email').check('email = lower(email)'),
    /** With the method and its parameters: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
    password_hash: p.type(SecretHashType).length(255).hidden(),
    first_name: p.string().length(100),
    last_name: p.string().length(100),
    full_name: p
      .string()
      .$type<Opt<string>>()
      .length(201)
      .generated("(trim(first_name || ' ' || last_name)) stored"),
    role: p.enum([...roles]).index('idx_users_role'),
    /** The doctor that this person is; a doctor's own patients are that doctor's. */
    doctor: () => p.manyToOne(Doctor).nullable().deleteRule('set null').unique('uq_users_doctor'),
    is_active: p.boolean().default(true).check('is_active in (true, false)').index('idx_users_active'),
    must_change_password: p.boolean().default(false).check('must_change_password in (true, false)'),
    password_changed_at: p.type(InstantType),
    /** Wrong passwords since the last right one. */
    failed_sign_ins: p.integer().default(0).check('failed_sign_ins >= 0'),
    /** No password is looked at before. */
    locked_until: p.type(InstantType).nullable(),
    last_sign_in_at: p.type(InstantType).nullable(),
    created_at: p.type(InstantType).onCreate(callInstant),
    updated_at: p.type(InstantType).onCreate(callInstant).onUpdate(callInstant),
    created_by: p.string().length(255).nullable(),
    version: p.integer().version(),
  },
});
export type User = InferEntity<typeof User>;
