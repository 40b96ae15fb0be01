import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backUpHere, undoHere } from '../../src/tui/open.ts';
import { jobsHere } from '../support/jobs.ts';
import { openScreen, type TestScreen } from '../support/screen.tsx';
import { type HostileHouse, openHostileHouse } from './hostile-house.ts';
import { hostileValues, seed } from './hostile-values.ts';
import { strayInScreen } from './terminal-bytes.ts';

const values = hostileValues(400);
let house: HostileHouse;

beforeAll(async () => {
  house = await openHostileHouse(values, { now: '2026-11-23T10:40:00.000Z' });
}, 120_000);
afterAll(() => house.clinic.close());

async function sitDown(route: string): Promise<TestScreen> {
  const desk = await house.clinic.anotherDesk();
  return openScreen({
    desk,
    who: house.who,
    clock: house.clinic.clock,
    db: house.clinic.path,
    route,
    color: false,
    undo: undoHere,
    backUp: backUpHere,
    jobs: jobsHere({ ...house.clinic, desk, close: async () => {} }),
  });
}

/** What was done so far: looks at records apart, which moving about leaves. */
async function acts(): Promise<number> {
  const rows: { count: number }[] = await house.clinic.engine.orm.em
    .fork()
    .getConnection()
    .execute("select count(*) as count from audit_logs where kind <> 'see'");
  return rows[0]?.count ?? 0;
}

/** Whatever a line can carry: broken UTF-8, beginnings of sequences, answers of terminals, keys of no keyboard. */
const noise = fc
  .oneof(
    {
      weight: 3,
      arbitrary: fc.uint8Array({ minLength: 1, maxLength: 24 }).map((bytes) => Buffer.from(bytes)),
    },
    {
      weight: 3,
      arbitrary: fc
        .constantFrom(
          '\u001b[?62;4c',
          '\u001b[24;80R',
          '\u001b]11;rgb:0000/0000/0000\u001b\\',
          '\u001bP>|terminal(1)\u001b\\',
          '\u001b[I\u001b[O',
          '\u001b[<0;10;10M\u001b[<0;10;10m',
          '\u001b[M !!',
          '\u001b[57414u',
          '\u001b[97;5:3u',
          '\u001b[1;99Q',
          '\u001b[200~',
          '\u001b[201~',
          '\u001b[200~never ends',
          '\u001b\u001b\u001b[',
          '\u001bO',
          '\u001b[',
          '\u00c3',
        )
        .map((text) => Buffer.from(text)),
    },
    { weight: 2, arbitrary: fc.constantFrom(...values.slice(0, 150)).map((text) => Buffer.from(text)) },
  )
  .map((bytes) => Buffer.from(bytes.filter((byte) => byte !== 3)));

test.each(['today', 'patients', 'queue', 'appointments', 'doctors', 'data', 'admin', 'patient-form'])(
  'noise on the line of %s does what keys do, and breaks nothing',
  async (route) => {
    const screen = await sitDown(route);
    for (const [at, bytes] of fc.sample(noise, { numRuns: 120, seed: seed + route.length }).entries()) {
      await screen.send(bytes);
      const lines = screen.lines();
      expect(lines, `seed ${seed}, ${route}, piece ${at} ${bytes.toString('hex')}`).toHaveLength(24);
      expect(lines.join('\n')).not.toMatch(/Something is wrong inside|TypeError|RangeError/u);
    }
    expect(strayInScreen(screen.written())).toBeNull();
    // The end of whatever was begun last, and the keys are heard again.
    await screen.send('\u001b[201~');
    await screen.press('esc');
    await screen.close();
  },
  120_000,
);

const commands = [
  ':quit\r',
  'B',
  '\u0002',
  '\u0003\u0003',
  '\u0018',
  '\r\r\r',
  'u',
  '7',
  '\u0013',
  'x\ry\r',
  '\u001b:quit\r',
];

test.each(['today', 'patients', 'queue', 'data', 'patient-form', 'doctor-form', 'admin'])(
  'what is pasted on %s runs nothing, also with the mark of its end hidden in it',
  async (route) => {
    const screen = await sitDown(route);
    const before = await acts();
    for (const command of commands) {
      await screen.paste(
        `${values[commands.indexOf(command)] ?? ''}${command}`.replaceAll('\u001b[201~', ''),
      );
      await screen.paste(`Ada\u001b[201~${command}`);
      await screen.paste(`Ada\u001b[201~${command}\u001b[200~more`);
      expect(screen.exitCode(), JSON.stringify(command)).toBeNull();
      expect(screen.services.router.current.screen, JSON.stringify(command)).toBe(route);
    }
    expect(await acts()).toBe(before);
    await screen.close();
  },
  120_000,
);
