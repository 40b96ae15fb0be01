import { render } from 'ink-testing-library';
import { expect, onTestFinished, test } from 'vitest';
import { queueJoin, queueNext, queueStart } from '../../../src/clinic/queue/index.ts';
import { Board } from '../../../src/tui/screens/board/run.tsx';
import { makeServices } from '../../../src/tui/shell/make-services.ts';
import { furnish, PATIENTS } from '../../clinic/queue/house.ts';
import { openTestClinic } from '../../support/clinic.ts';

test('the board on the wall shows tickets as they are called, and nothing that names a person', async () => {
  const clinic = await openTestClinic();
  onTestFinished(() => clinic.close());
  await furnish(clinic.desk);
  for (const { number } of PATIENTS) {
    await clinic.desk.perform(queueJoin, { patient: number, specialization: 'G' });
  }
  let left: number | null = null;
  const house = { name: 'Riverside Clinic', time_zone: 'Europe/London' };
  const services = makeServices({
    desk: await clinic.anotherDesk({ name: 'wall' }),
    house,
    readHouse: async () => house,
    entrance: { db: clinic.path, problem: null, adopt: async () => undefined, leave: () => undefined },
    now: () => clinic.clock.now(),
    quit: (code) => {
      left = code;
    },
    redraw: () => undefined,
  });
  const wall = render(<Board services={services} color={false} />);
  onTestFinished(() => wall.unmount());
  const line = (label: string) =>
    (wall.lastFrame() ?? '').split('\n').find((text) => text.includes(label)) ?? '';
  const shows = (label: string, ticket: string) => expect.poll(() => line(label)).toContain(ticket);

  await shows('Waiting', 'G-001  G-002  G-003');
  const called = await clinic.desk.perform(queueNext, { specialization: 'G' });
  await shows('PLEASE COME IN', 'G-001');
  await clinic.desk.perform(queueStart, { id: called?.id ?? '' });
  await clinic.desk.perform(queueNext, { specialization: 'G' });
  await shows('In service', 'G-001');
  await shows('PLEASE COME IN', 'G-002');
  expect(line('Waiting')).not.toContain('G-002');

  const shown = wall.frames.join('\n');
  expect(shown).toContain('General practice');
  for (const { first_name, last_name, birth_date } of PATIENTS) {
    for (const personal of [first_name, last_name, birth_date ?? '']) expect(shown).not.toContain(personal);
  }

  // No key leads from the wall to anything else: only away from it.
  for (const key of ['2', ':', '\r', 'q']) {
    expect(left).toBeNull();
    wall.stdin.write(key);
  }
  await expect.poll(() => left).toBe(0);
});
