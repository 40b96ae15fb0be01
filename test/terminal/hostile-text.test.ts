import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { queueJoin } from '../../src/clinic/queue/index.ts';
import type { TestClinic } from '../support/clinic.ts';
import { openPty, type Pty } from '../support/terminal/pty.ts';
import { openHouse, sitDown } from './house.ts';

const ESCAPES = '\u001b]0;owned\u0007\u001b[31;45;7mRed\u001b[2J\u001b[1;1H\u009b5mC1\u0090q\u009c';
const HOSTILE: Readonly<Record<string, string>> = {
  'P-00001': `Ada${ESCAPES}`,
  'P-00002': 'Jonas\u202eevil\u2066\u200f',
  'P-00003': `Ri\u0000ma\r\n\tNew\u2028line\u0085row\u000b`,
  'P-00004': `${'Very long '.repeat(600)}`,
  'P-00005': '漢字かな交じり文'.repeat(12),
  'P-00006': '👩‍👩‍👧‍👦👍🏽🇩🇪❤️1️⃣é\u0323\u200b\u00ad\u3164한글นำक्षि'.repeat(5),
};
const RAW = [
  '\u001b]0;',
  '31;45;7',
  '\u009b',
  '\u0090',
  '\u0007',
  '\u202e',
  '\u2066',
  '\u0000',
  '\u2028',
  '\u0085',
];

/** As another program may have left it: what a desk would not take is in every table that is drawn. */
async function openHostileHouse(): Promise<TestClinic> {
  const clinic = await openHouse();
  for (const patient of Object.keys(HOSTILE)) {
    await clinic.desk.perform(queueJoin, { patient, specialization: 'G' });
  }
  const database = new Database(clinic.path);
  onTestFinished(() => void database.close());
  const set = (statement: string, ...values: string[]) => void database.prepare(statement).run(...values);
  for (const [number, name] of Object.entries(HOSTILE))
    set(
      'update patients set first_name = ?, last_name = ?, allergies = ?, city = ? where number = ?',
      name,
      name,
      name,
      name,
      number,
    );
  set('update doctors set full_name = ?', `Lindt${ESCAPES}漢字👩‍👩‍👧‍👦`);
  set("update specializations set name = ? where code = 'G'", `General${ESCAPES}👍🏽`);
  const now = new Date().toISOString();
  // What is no name of a clinic is not taken for one.
  set('insert into settings values (?, ?, ?, ?, 1)', 'name', JSON.stringify(`River${ESCAPES}`), now, now);
  return clinic;
}

/** Every row is in its place: a line too long, or a stray line break, would have pushed the frame about. */
function expectFrame(pty: Pty): void {
  const lines = pty.lines();
  expect(lines[1]).toContain('2 Patients 3 Queue');
  expect(lines[2]).toMatch(/^─{80}$/);
  expect(lines.filter((line) => line.includes('2 Patients'))).toHaveLength(1);
  expect(lines.at(-1)).toMatch(/ commands| e edit/);
  expect(pty.overlong()).toEqual([]);
  for (const raw of RAW) expect(pty.written()).not.toContain(raw);
}

test('names that are escape sequences, overrides, endless, wide or emoji break no row of any screen', async () => {
  const clinic = await openHostileHouse();
  const pty = await sitDown(clinic);
  await pty.waitFor('Dr LindtRed');
  expectFrame(pty);
  expect(pty.row('Dr Lindt')).toMatch(/Dr LindtRedC1\S* +G +(from|until|break|gone)/);
  for (const [key, sign] of [
    ['3', 'G-006'],
    ['4', 'LindtRedC1'],
    ['5', 'LindtRedC1'],
    ['2', 'P-00006'],
  ] as const) {
    pty.press(key);
    await pty.waitFor(sign);
    expectFrame(pty);
  }
  for (const number of Object.keys(HOSTILE)) {
    pty.type(number);
    await pty.waitFor(new RegExp(` / ${number} .*1 of 6`));
    pty.press('enter', 'enter');
    await pty.waitFor('[Summary]');
    expectFrame(pty);
    pty.press('/');
    await pty.waitFor(` / ${number}`);
    pty.press('ctrl-u');
  }
});

test('the wall shows no row out of its place either', async () => {
  const wall = openPty({ env: { FRONTDESK_DB: (await openHostileHouse()).path }, args: ['board'] });
  await wall.waitFor(/Waiting +G-001 {2}G-002/);
  expect(wall.lines()[0]).toMatch(/^ Clinic .* \d\d:\d\d$/);
  expect(wall.lines()[1]).toMatch(/^─{80}$/);
  expect(wall.overlong()).toEqual([]);
  for (const raw of RAW) expect(wall.written()).not.toContain(raw);
});

test('an export to the terminal is shown, and obeyed in nothing', async () => {
  const { path } = await openHostileHouse();
  const shown = openPty({
    env: { FRONTDESK_DB: path },
    args: ['export', '-', '--format', 'csv', '--table', 'patients'],
  });
  await shown.ended();
  expect(shown.written()).toContain('first_name');
  for (const raw of RAW) expect(shown.written()).not.toContain(raw);
});
