import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { CommandLine, type Ran } from '../../cli/frontdesk.ts';

const clinic = new CommandLine();
beforeAll(() => clinic.json(['init', '--demo', '--time-zone', 'Europe/Berlin']), 120_000);
afterAll(() => clinic.remove());

const slotRows = z.array(z.object({ start: z.string(), doctor: z.string() }));
const numbers = z.array(z.object({ number: z.string() }));
const refusal = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

const slots = async (duration = 30) =>
  slotRows.parse(
    await clinic.json(['appointments', 'slots', '--specialization', 'G', '--duration', `${duration}`]),
  );
const patients = async (limit: number) =>
  numbers.parse(await clinic.json(['patients', 'list', '--limit', `${limit}`])).map(({ number }) => number);

/** How many succeeded, and what the others were told. */
function outcome(runs: readonly Ran[]) {
  const refused = runs.filter((run) => run.exit !== 0);
  return {
    done: runs.length - refused.length,
    exits: [...new Set(refused.map((run) => run.exit))],
    codes: [...new Set(refused.map((run) => refusal.parse(run.json()).error.code))],
  };
}

test('ten processes move ten visits to one time: one is there, nine are where they were', async () => {
  const free = await slots();
  const doctor = free[0]?.doctor ?? '';
  const own = free.filter((slot) => slot.doctor === doctor);
  // Starts that do not touch one another, and a time of their own to be moved to.
  const apart = own.filter((_, index) => index % 4 === 0).slice(0, 11);
  const target = apart.pop()?.start ?? '';
  const booked: string[] = [];
  for (const [index, patient] of (await patients(40)).slice(20).entries()) {
    const start = apart[index]?.start;
    if (!start) break;
    const visit = await clinic.json([
      ...['appointments', 'book', '--patient', patient, '--doctor', doctor],
      ...['--start', start, '--duration', '15'],
    ]);
    booked.push(z.object({ id: z.string() }).parse(visit).id);
  }
  expect(booked).toHaveLength(10);
  const runs = await Promise.all(
    booked.map((id) => clinic.run(['appointments', 'reschedule', id, '--start', target, '--json'])),
  );
  expect(outcome(runs)).toEqual({ done: 1, exits: [1], codes: ['overlap'] });
  const places = await Promise.all(booked.map((id) => clinic.json(['appointments', 'show', id])));
  const starts = z
    .array(z.object({ start: z.string() }))
    .parse(places)
    .map(({ start }) => start);
  const moved = starts.filter((start) => start === target);
  const stayed = starts.filter((start, index) => start === apart[index]?.start);
  expect([moved.length, stayed.length]).toEqual([1, 9]);
}, 120_000);
