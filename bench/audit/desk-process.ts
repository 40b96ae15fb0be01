/** One desk of the comparison: waits to be let go, registers so many patients, and says one line for each. */
import { once } from 'node:events';
import { registerPatient } from '../../src/clinic/patients/index.ts';
import { openClinic } from '../../src/data/schema/index.ts';
import { AuditBook } from '../../src/desk/audit/book.ts';

const [db = '', name = '', count = '0', how = ''] = process.argv.slice(2);
if (how === 'unchained') writeUnchained();
const clinic = await openClinic({ db, actor: { name, user_id: null, session: name, origin: 'bench' } });
process.stdout.write('ready\n');
await once(process.stdin, 'data');
for (let nth = 0; nth < Number(count); nth += 1) {
  await clinic.desk.perform(registerPatient, {
    first_name: `Patient ${nth}`,
    last_name: `Of ${name}`,
    birth_date: '1980-01-01',
    gender: 'Other',
  });
  process.stdout.write(`${JSON.stringify({ act: 'register', outcome: 'done' })}\n`);
}
await clinic.close();
process.stdin.destroy();

/** The same entries without a chain: the database numbers them, nothing is sealed, nothing is kept beside it. */
function writeUnchained(): void {
  Object.assign(AuditBook.prototype, {
    add: async (fields: object) => [{ ...fields, seal: '' }],
    requireSealed: async () => {},
  });
  Object.defineProperty(AuditBook.prototype, 'grown', { get: () => null });
}
