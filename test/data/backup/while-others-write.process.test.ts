import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Practice, practise } from './backups.ts';

const writers = 10;
/** In one transaction both counters move: a picture of one moment has them equal. */
const script = `
  const Database = require(process.argv[1]);
  const database = new Database(process.argv[2], { timeout: 20000 });
  const move = database.prepare("update counters set value = value + 1 where name = ?");
  const both = database.transaction(() => { move.run('left'); move.run('right'); });
  const write = () => { both.immediate(); process.stdout.write('.'); setTimeout(write, 1); };
  write();
`;

let practice: Practice;
let children: ChildProcess[];
beforeEach(async () => {
  practice = await practise();
  practice.addPatients(2000);
  const database = new Database(practice.clinic.path);
  database.exec("insert into counters (name, value) values ('left', 0), ('right', 0)");
  database.close();
  const sqlite = createRequire(import.meta.url).resolve('better-sqlite3');
  children = Array.from({ length: writers }, () =>
    spawn(process.execPath, ['-e', script, sqlite, practice.clinic.path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
  await Promise.all(children.map((child) => new Promise((done) => child.stdout?.once('data', done))));
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await practice.close();
});

test('a backup made while ten others write is of one moment, and later ones are of later moments', async () => {
  let before = 0;
  for (const wanted of [{}, { incremental: true }, {}, { incremental: true }]) {
    const backup = await practice.backUp(wanted);
    if (backup.kind === 'incremental') continue;
    const copy = new Database(backup.file, { readonly: true });
    const [left, right] = copy
      .prepare<[], number>("select value from counters where name in ('left', 'right') order by name")
      .pluck()
      .all();
    copy.close();
    expect(left).toBe(right);
    expect(left).toBeGreaterThan(before);
    before = left ?? 0;
  }
});
