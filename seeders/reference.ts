import type { EntityManager } from '@mikro-orm/core';
import { Seeder } from '@mikro-orm/seeder';
import { Specialization } from '../src/clinic/specializations/index.ts';
import { type SeedContext, usualContext } from './context.ts';
import { referenceSpecializations, type SpecializationCode } from './specializations.ts';

/**
 * What a new clinic cannot do without: its specializations. Only an empty table is filled, so that it can be run
 * again without bringing back what an administrator has renamed or deleted.
 */
export class ReferenceSeeder extends Seeder<SeedContext> {
  async run(em: EntityManager, context: SeedContext = usualContext()): Promise<void> {
    if (await em.findOne(Specialization, { id: { $ne: '' } })) return;
    await ensureSpecializations(em, context);
  }
}

/** The reference specializations by their code, made where there is none of that code or name. */
export async function ensureSpecializations(
  em: EntityManager,
  { now, id }: SeedContext,
): Promise<Map<SpecializationCode, Specialization>> {
  const present = await em.find(Specialization, {});
  const found = new Map<SpecializationCode, Specialization>();
  for (const reference of referenceSpecializations) {
    const same =
      present.find((one) => one.name === reference.name) ??
      present.find((one) => one.code === reference.code);
    const row = { ...reference, id: id(), is_active: true, created_at: now, updated_at: now };
    found.set(reference.code, same ?? em.create(Specialization, row, { partial: true }));
  }
  return found;
}
