import { expect, onTestFinished, test } from 'vitest';
import { editPatient, showPatient } from '../../../src/clinic/patients/index.ts';
import { AuditLog, isRefusal, undoLast } from '../../../src/desk/index.ts';
import { openTestClinic } from '../../support/clinic.ts';
import { employ } from '../../support/employ.ts';
import { furnish } from '../queue/house.ts';

test('two of the same name are two: each look is on record, and neither takes back what the other did', async () => {
  const clinic = await openTestClinic();
  onTestFinished(() => clinic.close());
  await furnish(clinic.desk);
  const { Rosa, rosa } = await employ(clinic, {
    Rosa: { role: 'nurse', email: 'rosa.one@clinic.example' },
    rosa: { role: 'staff', email: 'rosa.two@clinic.example', first_name: 'Rosa' },
  });
  await Rosa.desk.read(showPatient, { id: 'P-00001' });
  await rosa.desk.read(showPatient, { id: 'P-00001' });
  const looks = await clinic.engine.orm.em.fork().find(AuditLog, { kind: 'see' });
  expect(new Set(looks.map(({ actor }) => actor))).toEqual(new Set(['Rosa Wood']));
  expect(new Set(looks.map(({ user_id }) => user_id)).size).toBe(2);

  await Rosa.desk.perform(editPatient, { id: 'P-00001', medications: 'insulin' });
  const undone = rosa.desk.perform(undoLast, { anywhere: true });
  await expect(undone).rejects.toSatisfy((error) => isRefusal(error, 'not_found'));
  expect(await Rosa.desk.read(showPatient, { id: 'P-00001' })).toMatchObject({ medications: 'insulin' });
});
