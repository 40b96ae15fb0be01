import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verbOf } from '../../src/cli/doors/verb.ts';
import { fieldsOf } from '../../src/cli/flags/fields.ts';
import { type Door, doorsOf, isNoun, nouns } from '../../src/clinic/registry.ts';
import { systemClock } from '../../src/desk/clock.ts';
import { CommandRoom } from './command-room.ts';
import { type HostileHouse, openHostileHouse } from './hostile-house.ts';
import { valuesFor } from './plan.ts';
import { strayInCommand } from './terminal-bytes.ts';

const values = valuesFor('lists');
let house: HostileHouse;
let room: CommandRoom;
let given = 0;
let next = 0;

/** Another value that one may type: no word of a command line has a NUL in it. */
function word(): string {
  given += 1;
  return (values[next++ % values.length] ?? '').replaceAll('\0', '');
}

/** The name of a file in the clinic's own folder, whatever is in it. */
const fileName = () => join(room.home, `f${word().replaceAll(/[/\\]/gu, '_').toWellFormed().slice(0, 40)}`);

beforeAll(async () => {
  house = await openHostileHouse(values, { now: systemClock.now(), morePatients: 700 });
  room = new CommandRoom(house.clinic, house.admin);
  given += house.placed;
}, 120_000);
afterAll(async () => {
  delete process.env.FRONTDESK_TOKEN;
  await house.clinic.close();
});

async function everyDoor(): Promise<(readonly [noun: string, door: Door])[]> {
  const found = await Promise.all(
    Object.keys(nouns)
      .filter(isNoun)
      .map(async (noun) => (await doorsOf(noun)).map((door) => [noun, door] as const)),
  );
  return found.flat().filter(([, door]) => !door.cli?.hidden);
}

/** The calls that show all there is: each list, and what can be asked about one thing about each of a few. */
async function everyList(): Promise<string[][]> {
  const { rows, today } = await whatThereIs();
  const of = (noun: string) => rows[noun] ?? [];
  const days = ['--from', today, '--to', '2099-01-01'];
  const ofSome = (noun: string, verb: string, how: (id: string) => string[]) =>
    of(noun)
      .slice(0, 3)
      .map((id) => [noun, verb, ...how(id)]);
  return [
    ['patients', 'list', '--limit', '10000'],
    ['patients', 'list', '--status', 'inactive'],
    ['patients', 'search', 'a'],
    ...ofSome('patients', 'show', (id) => [id]),
    ...ofSome('patients', 'history', (id) => [id]),
    ...of('patients')
      .slice(0, 2)
      .flatMap((id) => [
        ['queue', 'history', '--patient', id],
        ['appointments', 'list', '--patient', id],
        ['clinical', 'show', id],
        ['clinical', 'export', id],
        ['clinical', 'list', '--patient', id],
      ]),
    ['clinical', 'list'],
    ['queue', 'list'],
    ['queue', 'summary'],
    ['queue', 'promises'],
    ['appointments', 'list'],
    ['appointments', 'list', ...days],
    ['appointments', 'next'],
    ...ofSome('appointments', 'show', (id) => [id]),
    ['doctors', 'list'],
    ['doctors', 'today'],
    ...ofSome('doctors', 'show', (id) => [id]),
    ...ofSome('doctors', 'load', (id) => [id]),
    ...of('doctors')
      .slice(0, 3)
      .flatMap((id) => [
        ['appointments', 'day', '--doctor', id, '--date', today],
        ['appointments', 'week', '--doctor', id, '--from', today],
        ['appointments', 'slots', '--doctor', id],
      ]),
    ['specializations', 'list'],
    ...ofSome('specializations', 'show', (id) => [id]),
    ['settings', 'list'],
    ['uploads', 'list'],
    ['logs', 'list'],
    ['audit', 'list', '--limit', '10000'],
    ['audit', 'unusual'],
    ['audit', 'verify'],
    ['audit', 'head'],
    ['users', 'list'],
    ['sessions', 'list'],
    ['sessions', 'own'],
    ['whoami'],
    ['status'],
    ['health'],
    ['history'],
    ['metrics'],
    ['board'],
    ['backups', 'list'],
    ['backups', 'verify'],
    ['login', '--', word()],
  ];
}

async function whatThereIs() {
  const em = house.clinic.engine.orm.em.fork();
  const rows: Record<string, string[]> = {};
  for (const table of ['patients', 'appointments', 'doctors', 'specializations']) {
    const found: { id: string }[] = await em.getConnection().execute(`select id from ${table} order by id`);
    rows[table] = found.map(({ id }) => id);
  }
  return { rows, today: house.clinic.clock.now().slice(0, 3) };
}

test('every list prints hostile data so that a terminal obeys none of it', async () => {
  for (let made = 0; made < 3; made += 1) await room.run(['backup', `--note=${word().slice(0, 400)}`]);
  const found: string[] = [];
  for (const argv of await everyList()) found.push(...(await room.faultsOf(argv)));
  expect(found).toEqual([]);
}, 120_000);

test('the sheets for a day without the machine are words and nothing else', async () => {
  const { out } = await room.run(['day-sheets', '--to', '-']);
  expect(out).toContain('In the queue');
  expect(strayInCommand(out)).toBeNull();
});

test('every command that is given hostile words says what is wrong in plain ones', async () => {
  const found: string[] = [];
  for (const [noun, door] of await everyDoor()) {
    const places = door.cli?.positional ?? [];
    for (let round = 0; round < 2; round += 1) {
      const flags = fieldsOf(door.input)
        .filter(({ name, kind }) => !places.includes(name) && kind !== 'secret')
        .map(({ flag }) => `--${flag}=${word()}`);
      found.push(...(await room.faultsOf([noun, verbOf(door), ...flags, '--', ...places.map(word)])));
    }
  }
  for (let round = 0; round < 3; round += 1) {
    for (const argv of dataCalls()) found.push(...(await room.faultsOf(argv)));
  }
  expect(found).toEqual([]);
  expect(given).toBeGreaterThan(values.length);
}, 120_000);

/** The commands about the data, with names and choices that are not good. */
function dataCalls(): string[][] {
  return [
    [word()],
    ['patients', word()],
    [`--${word()}`],
    ['backup', `--note=${word()}`, '--to', fileName()],
    ['backups', 'verify', word() || 'x'],
    ['backups', 'prune', `--keep-daily=${word()}`],
    ['restore', `--at=${word()}`],
    ['restore', '--', word()],
    ['restore', '--identity', fileName(), '--', word()],
    ['export', fileName(), `--table=${word()}`],
    ['export', fileName(), `--where=${word()}=${word()}`, '--table=doctors'],
    ['export', fileName(), `--since=${word()}`, `--columns=${word()}`],
    ['export', fileName(), `--format=${word()}`],
    ['import', fileName()],
    ['import', fileName(), `--map=${word()}=${word()}`, `--table=${word()}`],
    ['import', fileName(), `--encoding=${word()}`, `--delimiter=${word()}`],
    ['import', fileName(), `--on-conflict=${word()}`],
    ['maintain', '--', word()],
    ['migrate', `--to=${word()}`],
    ['downgrade', '--', word()],
    ['init', `--name=${word()}`, `--time-zone=${word()}`, `--country=${word()}`],
    ['audit', 'verify', `--against=${word()}`],
    ['day-sheets', '--to', fileName()],
  ];
}
