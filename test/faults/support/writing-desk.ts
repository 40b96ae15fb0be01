/** A desk in a process of its own: registers so many patients and says each one that was acknowledged. */
import { registerPatient } from '../../../src/clinic/patients/index.ts';
import { openClinic } from '../../../src/data/schema/index.ts';

const [db = '', name = '', count = '0'] = process.argv.slice(2);
const clinic = await openClinic({ db, actor: { name, user_id: null, session: name, origin: 'test' } });
for (let nth = 0; nth < Number(count); nth += 1) {
  const { id } = await clinic.desk.perform(registerPatient, {
    first_name: `Patient ${nth}`,
    last_name: `Of ${name}`,
    birth_date: '1980-01-01',
    gender: 'Other',
  });
  process.stdout.write(`${id}\n`);
}
await clinic.close();
