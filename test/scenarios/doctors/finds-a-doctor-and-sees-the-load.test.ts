import { expect, test } from 'vitest';
import { doctorLoad } from '../../../src/clinic/doctors/index.ts';
import { clinicAtWork } from '../today/clinic-at-work.ts';

test('finds a doctor by half a name without its accents, and sees what the day holds', async () => {
  const { clinic, screen } = await clinicAtWork({ route: 'doctors' });
  await screen.act('doctors.find');
  await screen.type('helen gy');
  expect(screen.text()).toContain('1 of 12');
  await screen.act('doctors-find.list');
  for (let tab = 0; tab < 4; tab += 1) await screen.act('tabs.next');
  await screen.waitFor("[Today's load]");
  const load = await clinic.desk.read(doctorLoad, { id: 'LIC-2010' });
  expect(load.booked).toBeGreaterThan(2);
  await screen.waitFor(`${Math.round((load.share ?? 0) * 100)} %`);
  expect(screen.text()).toContain(`${load.booked} booked · ${load.arrived} came`);
  await screen.act('doctors.find');
  await screen.act('doctors-find.clear');
  expect(screen.text()).toContain('12 of 12');
});
