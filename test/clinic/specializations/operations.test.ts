import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { doctorAdd } from '../../../src/clinic/doctors/index.ts';
import {
  findActiveSpecialization,
  findSpecialization,
  specializationAdd,
  specializationDelete,
  specializationEdit,
  specializationList,
  specializationShow,
} from '../../../src/clinic/specializations/index.ts';
import { defineQuery } from '../../../src/desk/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
});
afterEach(() => clinic.close());

const add = (input: Parameters<typeof clinic.desk.perform<typeof specializationAdd.input, unknown>>[1]) =>
  clinic.desk.perform(specializationAdd, input);

/** The finders as an operation of another noun would use them. */
const find = (ref: string, active = false) =>
  clinic.desk.read(
    defineQuery({
      name: 'test.find',
      title: 'Find',
      input: z.object({}),
      permission: 'clinic.see',
      run: async (view) => (await (active ? findActiveSpecialization : findSpecialization)(view, ref)).name,
    }),
    {},
  );

describe('specializations', () => {
  it('get a code of their own, a capacity and are active', async () => {
    expect(await add({ name: 'Gynaecology' })).toMatchObject({
      code: 'G',
      max_capacity: 10,
      is_active: true,
    });
    expect(await add({ name: 'General practice', max_capacity: '20' })).toMatchObject({
      code: 'GE',
      max_capacity: 20,
    });
    expect(await add({ name: 'Ear, nose and throat', code: 'ent' })).toMatchObject({ code: 'ENT' });
  });

  it('never share a name or a code, and hold to their rules', async () => {
    await add({ name: 'Cardiology' });
    await expect(add({ name: 'cardiology' })).rejects.toMatchObject({
      code: 'duplicate',
      fields: { name: 'There is already a specialization named Cardiology.' },
    });
    await expect(add({ name: 'Cosmetics', code: 'c' })).rejects.toMatchObject({
      fields: { code: expect.any(String) },
    });
    await expect(add({ name: 'X', code: '1' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(add({ name: 'X', max_capacity: 0 })).rejects.toMatchObject({ code: 'invalid' });
    await expect(add({ name: ' ' })).rejects.toMatchObject({ fields: { name: 'Name is missing.' } });
  });

  it('are found by id, code or name; inactive ones only where that is fine', async () => {
    const { id } = await add({ name: 'Paediatrics' });
    for (const ref of [id, 'p', 'P', 'PAEDIATRICS', ' paediatrics '])
      expect(await find(ref)).toBe('Paediatrics');
    await expect(find('Surgery')).rejects.toMatchObject({
      code: 'not_found',
      hint: 'There are: P (Paediatrics).',
    });
    await clinic.desk.perform(specializationEdit, { id: 'P', is_active: 'no' });
    expect(await find('P')).toBe('Paediatrics');
    await expect(find('P', true)).rejects.toThrow('Paediatrics is not active.');
  });

  it('are listed active ones first, with their doctors', async () => {
    await add({ name: 'Cardiology', is_active: false });
    await add({ name: 'General practice' });
    await clinic.desk.perform(doctorAdd, {
      full_name: 'Anna Lindt',
      license_number: '1',
      specializations: 'G,C',
    });
    await clinic.desk.perform(doctorAdd, {
      full_name: 'Max Gone',
      license_number: '2',
      specializations: 'G',
      status: 'Inactive',
    });
    const rows = await clinic.desk.read(specializationList, {});
    expect(rows.map((row) => [row.name, row.doctors.map((doctor) => doctor.full_name)])).toEqual([
      ['General practice', ['Anna Lindt']],
      ['Cardiology', ['Anna Lindt']],
    ]);
    expect(await clinic.desk.read(specializationShow, { id: 'C' })).toMatchObject({ is_active: false });
  });

  it('change by the version that was seen', async () => {
    const { id, version } = await add({ name: 'Cardiology', description: 'Heart' });
    const edited = await clinic.desk.perform(specializationEdit, {
      id,
      description: '',
      max_capacity: 5,
      version,
    });
    expect(edited).toMatchObject({ name: 'Cardiology', code: 'C', description: null, max_capacity: 5 });
    await expect(
      clinic.desk.perform(specializationEdit, { id, name: 'Heart', version }),
    ).rejects.toMatchObject({
      code: 'stale',
    });
  });

  it('are deleted only while nothing refers to them', async () => {
    await add({ name: 'Cardiology' });
    await add({ name: 'Surgery' });
    await clinic.desk.perform(doctorAdd, {
      full_name: 'Anna Lindt',
      license_number: '1',
      specializations: 'C',
    });
    await expect(clinic.desk.perform(specializationDelete, { id: 'C' })).rejects.toMatchObject({
      code: 'in_use',
    });
    await clinic.desk.perform(specializationDelete, { id: 'S' });
    expect(await clinic.desk.read(specializationList, {})).toHaveLength(1);
  });
});
