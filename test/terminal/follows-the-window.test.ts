import { expect, test } from 'vitest';
import { openPty, type Pty } from '../support/terminal/pty.ts';
import { openHouse, sitDown } from './house.ts';

/** The frame fills the terminal exactly: had it a row too many, the title would have been pushed off the top. */
function expectFrame(pty: Pty, columns: number, rows: number): void {
  const lines = pty.lines();
  expect(lines).toHaveLength(rows);
  expect(lines[0]).toMatch(/^ Clinic .*\d\d:\d\d/);
  expect(lines[1]).toContain('2 Patients');
  expect(lines[2]).toBe('─'.repeat(columns));
  expect(lines.at(-1)).toContain('Esc');
  expect(lines.filter((line) => line.includes('2 Patients'))).toHaveLength(1);
  expect(pty.overlong()).toEqual([]);
}

test('follows the window from small to large to too small and back, and what is typed stays', async () => {
  const pty = await sitDown(await openHouse());
  pty.press('/');
  pty.type('oka');
  await pty.waitFor('1 of 6');
  expectFrame(pty, 80, 24);

  pty.resize(120, 40);
  await pty.waitFor(() => pty.lines()[2] === '─'.repeat(120) && /Esc/.test(pty.lines()[39] ?? ''));
  expectFrame(pty, 120, 40);
  expect(pty.row(' / ')).toContain('oka');

  pty.resize(60, 20);
  await pty.waitFor('The terminal has 60×20 cells. The front desk needs 80×24');
  expect(pty.lines()).toHaveLength(20);
  expect(pty.text()).not.toContain('Okafor');
  expect(pty.overlong()).toEqual([]);

  pty.resize(80, 24);
  await pty.waitFor(() => pty.lines()[2] === '─'.repeat(80) && /Esc/.test(pty.lines()[23] ?? ''));
  expectFrame(pty, 80, 24);
  pty.type('f');
  await pty.waitFor(/ \/ okaf .*1 of 6/);
});

test.each([
  [80, 23],
  [79, 24],
  [500, 3],
  [20, 3],
  [1, 1],
])(
  'starts in a window of %i×%i, says what it needs as far as there is room, and quits',
  async (columns, rows) => {
    const pty = openPty({ env: { FRONTDESK_DB: (await openHouse()).path }, size: [columns, rows] });
    const sentence = `The terminal has ${columns}×${rows} cells.`;
    const room = sentence.split(' ').slice(0, columns > 20 ? 5 : 2);
    await pty.waitFor(() => pty.takesKeys() && pty.text().includes(columns === 1 ? 'T' : room.join(' ')));
    expect(pty.overlong()).toEqual([]);
    pty.press('ctrl-c', 'ctrl-c');
    expect(await pty.ended()).toMatchObject({ code: 0, changed: [] });
  },
);
