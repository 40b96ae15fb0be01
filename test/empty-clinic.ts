import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate, openClinic } from '../src/data/schema/index.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated, empty database: each test copies it. */
    emptyClinic: string;
  }
}

/** Before every clock that a test fixes, whatever the day of the run: what it left in the logs is the oldest there. */
const madeAt = '2026-01-01T00:00:00.000Z';

/** Makes it once for a whole run, and takes it away after. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-empty-'));
  const path = join(folder, 'clinic.db');
  const clinic = await openClinic({
    db: path,
    create: true,
    anyRevision: true,
    clock: { now: () => madeAt },
  });
  await migrate(clinic);
  await clinic.close();
  project.provide('emptyClinic', path);
  return () => rmSync(folder, { recursive: true, force: true });
}
