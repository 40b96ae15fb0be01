/** A desk in a process of its own: registers one patient after the other and says each one that was acknowledged. */
import { registerPatient } from '../../../src/clinic/patients/index.ts';
import { openClinic } from '../../../src/data/schema/index.ts';

const [db = '', name = ''] = process.argv.slice(2);
const clinic = await openClinic({ db, actor: { name, user_id: null, session: name, origin: 'test' } });
let goesOn = true;
process.stdin.once('data', () => {
  goesOn = false;
});

while (goesOn) {
  const input = {
    first_name: 'One',
    last_name: `Of ${name}`,
    birth_date: '1980-01-01',
    gender: 'Other',
  } as const;
  try {
    const { id, number } = await clinic.desk.perform(registerPatient, input);
    process.stdout.write(`${JSON.stringify({ id, number })}\n`);
  } catch (error) {
    process.stdout.write(`${JSON.stringify({ error: String(error) })}\n`);
  }
  // Keys and commands leave the others a moment as well.
  await new Promise((done) => setTimeout(done, 5));
}
await clinic.close();
process.stdin.destroy();
