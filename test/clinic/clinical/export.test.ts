import { expect, test } from 'vitest';
import { exportPatient, openClinical } from '../../../src/clinic/clinical/index.ts';
import { showPatient } from '../../../src/clinic/patients/index.ts';
import { isRefusal } from '../../../src/desk/index.ts';
import { openWard, SECRETS } from './ward.ts';

const ADA = { patient: 'P-00001' };

test('all that is kept of a patient: her row, her visits, her tickets, who looked and why', async () => {
  const { people, visit, ticket } = await openWard();
  await people.Ada.desk.perform(openClinical, { ...ADA, reason: 'She asks what we know of her' });
  const { number, tables } = await people.Ada.desk.read(exportPatient, ADA);
  expect(number).toBe('P-00001');
  expect(Object.keys(tables).sort()).toEqual([
    'appointments',
    'audit_logs',
    'clinical_accesses',
    'doctors',
    'patients',
    'queue_entries',
    'specializations',
    'uploads',
  ]);
  expect(tables.patients).toMatchObject([{ number: 'P-00001', ...SECRETS }]);
  expect(tables.appointments).toMatchObject([{ id: visit, reason: expect.any(String) }]);
  expect(tables.queue_entries).toMatchObject([{ id: ticket }]);
  expect(tables.clinical_accesses).toMatchObject([{ reason: 'She asks what we know of her' }]);
  const operations = tables.audit_logs?.map((entry) => Reflect.get(entry, 'operation')) ?? [];
  expect(operations.slice(-4)).toEqual(['patients.edit', 'appointments.book', 'queue.join', 'clinical.open']);
});

test('only an administrator takes it out, and only after saying why; the look is on record', async () => {
  const { people, audit } = await openWard();
  const asked = people.Ada.desk.read(exportPatient, ADA);
  await expect(asked).rejects.toSatisfy((error) => isRefusal(error, 'forbidden'));
  await expect(people.Lin.desk.read(exportPatient, ADA)).rejects.toSatisfy((error) =>
    isRefusal(error, 'forbidden'),
  );
  await people.Ada.desk.perform(openClinical, { ...ADA, reason: 'She asks what we know of her' });
  // A look a moment ago does not stand for taking everything out.
  await people.Ada.desk.read(showPatient, { id: 'P-00001' });
  await people.Ada.desk.read(exportPatient, ADA);
  expect(await audit({ operation: 'clinical.export', kind: 'see' })).toMatchObject([{ actor: 'Ada Wood' }]);
});
