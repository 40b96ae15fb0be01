import { afterEach, beforeEach, expect, it } from 'vitest';
import { auditHead, headLine, isSaid, listAudit, parseHead } from '../../../src/clinic/audit/index.ts';
import { listPatients, registerPatient, showPatient } from '../../../src/clinic/patients/index.ts';
import { settingSet } from '../../../src/clinic/settings/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
  await clinic.desk.perform(settingSet, { name: 'time_zone', value: 'Europe/Berlin' });
  for (const last_name of ['Okafor', 'Roy']) {
    clinic.clock.advance({ hours: 12 });
    await clinic.desk.perform(registerPatient, {
      first_name: 'Ada',
      last_name,
      birth_date: '1991-06-14',
      gender: 'f',
    });
  }
});
afterEach(() => clinic.close());

const list = (input = {}) => clinic.desk.read(listAudit, input);

it('the audit log is listed by patient, person, time, operation and kind, the newest first', async () => {
  const [patient] = await clinic.desk.read(listPatients, {});
  const number = patient?.number ?? '';
  await (await clinic.anotherDesk()).read(showPatient, { id: number });
  const all = await list();
  expect(all.map(({ entry }) => entry)).toEqual(all.map(({ entry }) => entry).sort((a, b) => b - a));
  expect(await list({ patient: number, kind: 'see' })).toMatchObject([
    { actor: 'ben', operation: 'patients.show', origin: 'test', patient_id: patient?.id, before: null },
  ]);
  expect((await list({ user: 'ben' })).length).toBe(1);
  expect(new Set((await list({ operation: 'patients' })).map(({ operation }) => operation))).toEqual(
    new Set(['patients.register', 'patients.show']),
  );
  // 22:40 UTC is the next day in Berlin only from 23:00 UTC on.
  expect(await list({ to: '2026-11-21', operation: 'patients.register' })).toMatchObject([
    { after: { last_name: 'Okafor' } },
  ]);
  expect(await list({ from: '2026-11-22', operation: 'patients.register' })).toMatchObject([
    { after: { last_name: 'Roy' } },
  ]);
  const [first, second] = [await list({ limit: 2 }), await list({ limit: 2, before: all[1]?.entry })];
  expect([...first, ...second]).toEqual(all.slice(0, 4));
});

it('its end is known again from the printed line, also as it is typed from paper', async () => {
  const head = await clinic.desk.read(auditHead, {});
  const seal = head?.head.slice(head.head.indexOf(':') + 1) ?? '';
  const typed =
    head?.line.toUpperCase().replace('ENTRY', 'entry').replace('HEAD', 'head').replaceAll('-', ' ') ?? '';
  for (const text of [head?.head ?? '', head?.line ?? '', typed]) {
    const said = parseHead(text);
    expect(said).toMatchObject({ entry: head?.entry });
    expect(said && isSaid(said, seal)).toBe(true);
    expect(said && isSaid(said, seal.replace(/:./, ':x'))).toBe(false);
  }
  expect(parseHead(headLine('2026-11-21', { entry: 12345, seal }).replace('12345', '12,345'))).toMatchObject({
    entry: 12345,
  });
  for (const text of ['', '12345', 'entry 5 head 12ab']) expect(parseHead(text)).toBeNull();
});
