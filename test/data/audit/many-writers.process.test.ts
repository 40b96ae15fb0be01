import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verifyAudit } from '../../../src/data/audit/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import { type OpenedClinic, openClinic } from '../../../src/data/schema/index.ts';
import { AuditLog } from '../../../src/desk/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { look } from '../../support/furnish.ts';

/** `npm run bench -- audit` has each of them do 200. */
const desks = 20;
const each = 12;
const killed = 5;
const script = resolve(import.meta.dirname, '../../faults/support/writing-desk.ts');

let house: TestClinic;
let clinic: OpenedClinic;
beforeEach(async () => {
  house = await openTestClinic();
  clinic = await openClinic({ db: house.path });
});
afterEach(async () => {
  await clinic.close();
  await house.close();
});

/** Answers the patients that it was told are registered. @param killAfter so many, then it is killed where it stands */
async function desk(name: string, killAfter: number | null): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, house.path, name, String(each)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const told: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    told.push(line);
    if (told.length === killAfter) child.kill('SIGKILL');
  });
  await Promise.all([once(lines, 'close'), once(child, 'close')]);
  return told;
}

test(`${desks} desks that write at once, some of them killed, leave one log without a break`, {
  timeout: 300_000,
}, async () => {
  const told = await Promise.all(
    Array.from({ length: desks }, (_, nth) => desk(`desk ${nth}`, nth < killed ? nth + 1 : null)),
  );
  expect(told.slice(killed).map((ids) => ids.length)).toEqual(Array(desks - killed).fill(each));
  const found = await carryOut(clinic, verifyAudit, {});
  expect(found).toMatchObject({ ok: true, problems: [] });
  const registered = await look(house.desk, (view) =>
    view.em.find(AuditLog, { operation: 'patients.register', kind: 'create', entity: 'patients' }),
  );
  const logged = new Set(registered.map((row) => row.entity_id));
  expect(told.flat().filter((id) => !logged.has(id))).toEqual([]);
});
