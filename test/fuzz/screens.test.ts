import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { passesField } from '../../src/tui/actions/index.ts';
import { backUpHere, undoHere } from '../../src/tui/open.ts';
import { jobsHere } from '../support/jobs.ts';
import { openScreen, type TestScreen } from '../support/screen.tsx';
import { type HostileHouse, openHostileHouse } from './hostile-house.ts';
import { seed } from './hostile-values.ts';
import { valuesFor } from './plan.ts';
import { strayInScreen } from './terminal-bytes.ts';

/** A Monday morning, for which the demo has visits and a queue. */
const now = '2026-11-23T10:40:00.000Z';
const values = valuesFor('lists');
let house: HostileHouse;
let next = 0;
const value = () => values[next++ % values.length] ?? '';

beforeAll(async () => {
  house = await openHostileHouse(values, { now, morePatients: 60 });
  const folder = filesFolder();
  mkdirSync(folder);
  for (let made = 0; made < 30; made += 1) {
    const name = value().replaceAll(/[/\0]/gu, '_').toWellFormed().slice(0, 50);
    writeFileSync(
      join(folder, `${name}${made}.csv`),
      'first_name,last_name,birth_date,gender\n"\u001b[31mAda",Smith,1980-01-01,f\n',
    );
  }
}, 120_000);
afterAll(() => house.clinic.close());

const filesFolder = () => join(house.clinic.backups, '..', 'hostile-files');

/** What ends the work at this screen, and what only moves about. */
const leftOut = /^(app\.(quit|press-quit|lock|sign-out|back|suspend)|account\.(end|sign-out)|list\.|field\.)/;
/** The same, and what is on every screen alike: the first is walked through with it. */
const everywhere = new RegExp(`${leftOut.source}|^(app|go)\\.`);

/** A screen at which the administrator sits, and what is wrong with how it has been drawn so far. */
async function sitDown(route: string, size: readonly [number, number]) {
  const desk = await house.clinic.anotherDesk();
  const screen = await openScreen({
    desk,
    who: house.who,
    clock: house.clinic.clock,
    db: house.clinic.path,
    route,
    size,
    // Without colours every colour that shows is one out of the data.
    color: false,
    undo: undoHere,
    backUp: backUpHere,
    jobs: jobsHere({ ...house.clinic, desk, close: async () => {} }),
  });
  const found: string[] = [];
  let seen = 0;
  const look = (after: string) => {
    const written = screen.written().slice(seen);
    seen += written.length;
    const where = `seed ${seed}, ${route} ${size.join('×')}, ${after}`;
    const stray = strayInScreen(written);
    if (stray !== null) found.push(`${where}: ${stray}`);
    const lines = screen.lines();
    if (lines.filter((line) => line.includes('1 Today 2 Patients')).length > 1)
      found.push(`${where}: the frame is drawn twice\n${lines.join('\n')}`);
    if (
      lines.some((line) =>
        /Something is wrong inside|TypeError|RangeError|is not a function|Invalid time/u.test(line),
      )
    )
      found.push(`${where}: ${lines.join('\n')}`);
  };
  return { screen, found, look };
}

/** Does everything that can be done here and under each tab once, types hostile things into whatever asks, and leaves it again. */
async function walk(screen: TestScreen, look: (after: string) => void, isLeftOut: RegExp): Promise<void> {
  const home = screen.services.router.current.screen;
  const done = new Set<string>();
  let tabs = screen.services.layers.reachable().some(({ id }) => id.startsWith('tabs.')) ? 4 : 0;
  for (;;) {
    const isTyping = screen.services.layers.focusedField() !== undefined;
    const action = screen.services.layers
      .reachable()
      .find(
        ({ id, keys, available }) =>
          keys.some((key) => !isTyping || passesField(key)) &&
          !done.has(id) &&
          !isLeftOut.test(id) &&
          available() === true,
      );
    if (action === undefined) {
      if (tabs === 0) return;
      tabs -= 1;
      await screen.press('tab');
      continue;
    }
    done.add(action.id);
    await screen.act(action.id);
    look(action.id);
    for (const text of [value(), `${filesFolder()}/`]) {
      if (screen.services.layers.focusedField() === undefined) break;
      await screen.paste(text);
      look(`${action.id}, ${JSON.stringify(text).slice(0, 100)} pasted`);
      await screen.press('tab');
    }
    await screen.press('down', 'enter', 'end');
    look(`${action.id}, Enter`);
    for (
      let tab = 0;
      tab < 4 && screen.services.layers.reachable().some(({ id }) => id.startsWith('tabs.'));
      tab += 1
    ) {
      await screen.press('tab');
      look(`${action.id}, tab ${tab}`);
    }
    await leave(screen, home);
    look(`${action.id}, left`);
  }
}

/** Back to where the walk began, whatever is open. */
async function leave(screen: TestScreen, home: string): Promise<void> {
  for (let tries = 0; tries < 6; tries += 1) {
    await screen.press('esc');
    const { stack } = screen.services.router;
    if (screen.services.router.current.screen === home && stack.get().length === 1) return;
  }
  screen.services.router.goTo(home);
  await screen.settle();
}

const routes = [
  'today',
  'patients',
  'queue',
  'appointments',
  'doctors',
  'specializations',
  'data',
  'admin',
  'data-backups',
  'data-log',
  'data-uploads',
  'data-health',
  'data-import',
  'data-export',
  'patient-form',
  'doctor-form',
  'user-form',
  'account',
];

test.each(routes)(
  '%s draws hostile data as data, whatever is opened on it',
  async (route) => {
    const { screen, found, look } = await sitDown(route, [80, 24]);
    look('opened');
    await walk(screen, look, route === 'today' ? leftOut : everywhere);
    await screen.close();
    expect(found).toEqual([]);
  },
  120_000,
);
