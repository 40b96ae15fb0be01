import { expect, test } from 'vitest';
import { nextAppointments } from '../../../src/clinic/appointments/index.ts';
import { lastFirst } from '../../../src/clinic/patients/index.ts';
import { queueSummary } from '../../../src/clinic/queue/index.ts';
import { clinicAtWork } from './clinic-at-work.ts';

test('shows who comes next, who waits and who is on duty, as the database has it', async () => {
  const { clinic, screen } = await clinicAtWork();
  const [first] = await clinic.desk.read(nextAppointments, {});
  if (!first) throw new Error('Nobody is expected in the demo clinic.');
  expect(screen.row(lastFirst(first)).text).toContain(first.appointment_time);
  for (const queue of await clinic.desk.read(queueSummary, {})) {
    const line = screen
      .lines()
      .find((one) => one.split('│')[1]?.includes(` ${queue.specialization_name.slice(0, 12)}`));
    expect(line, queue.specialization_name).toMatch(new RegExp(`\\s${queue.waiting}\\s`));
  }
  expect(screen.row(/Dr Lindt +G /).text).toContain('until 16:00');
  expect(screen.text()).toContain('! No doctor on duty for Dermatology: 3 people wait.');
  expect(screen.row(/Dermatology +3/).text).toMatch(/51 m! +unknown/);
});

test('goes on with the clock when nobody does anything', async () => {
  const { clinic, screen } = await clinicAtWork();
  expect(screen.row(/Dermatology +3/).text).toMatch(/51 m! +unknown/);
  clinic.clock.advance({ minutes: 10 });
  await screen.tick();
  expect(screen.row(/Dermatology +3/).text).toMatch(/61 m! +unknown/);
  const [dermatology] = (await clinic.desk.read(queueSummary, {})).filter(({ waiting }) => waiting === 3);
  expect(dermatology?.longest_wait_minutes).toBe(61);
});

test('fits the smallest terminal and shows more on a wide one', async () => {
  const { screen } = await clinicAtWork();
  expect(screen.lines().every((line) => line.length <= 80)).toBe(true);
  expect(screen.lines().length).toBe(24);
  expect(screen.text()).not.toContain('Follow-up');
  await screen.resize(160, 50);
  expect(screen.text()).toContain('Follow-up');
  expect(screen.text()).toContain('Dr Chen');
  expect(screen.text()).toContain('away, back');
});

test('says so where there is nothing yet', async () => {
  const { screen } = await clinicAtWork({ demo: false });
  expect(screen.text()).toContain('Nobody else is expected today.');
  expect(screen.text()).toContain('Nobody by the schedule.');
  await screen.act('today.arrive');
  expect(screen.message()).toContain('Nobody else is expected today.');
});
