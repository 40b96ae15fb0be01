import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandPermissions } from '../../src/cli/command-permissions.ts';
import { dataCommands } from '../../src/cli/data-commands.ts';
import { verbOf } from '../../src/cli/doors/verb.ts';
import { Output } from '../../src/cli/output/output.ts';
import { runCommand } from '../../src/cli/run.ts';
import { Session } from '../../src/cli/session.ts';
import { doorsOf, isNoun, nouns } from '../../src/clinic/registry.ts';
import { signIn } from '../../src/clinic/sessions/index.ts';
import { loadConfig } from '../../src/config.ts';
import { systemClock } from '../../src/desk/clock.ts';
import { type Permission, type Role, roles, ruleOf } from '../../src/desk/index.ts';
import { addAccount, emailOf, goodPassword, openHouse } from '../support/accounts.ts';
import { openTestClinic, type TestClinic } from '../support/clinic.ts';

let clinic: TestClinic;
const tokens = new Map<Role, string>();

beforeAll(async () => {
  // Commands run on the machine's own clock.
  clinic = await openTestClinic({ now: systemClock.now() });
  await openHouse(clinic);
  for (const role of roles) {
    if (role !== 'admin') await addAccount(clinic.desk, role);
    const { token } = await signIn(clinic.desk, {
      email: emailOf(role),
      password: goodPassword,
      kind: 'screen',
    });
    tokens.set(role, token);
  }
});
afterAll(async () => {
  delete process.env.FRONTDESK_TOKEN;
  await clinic.close();
});

interface Call {
  readonly argv: readonly string[];
  readonly permission: Permission;
}

/** What each command is called with here: enough to come as far as its permission, and to do no harm behind it. */
const calls: Readonly<Record<string, readonly string[]>> = {
  'backups list': [],
  'backups verify': ['no-such-backup'],
  'backups prune': ['--keep-daily', '1', '--dry-run'],
  export: ['rows.csv', '--table', 'no_such_table'],
  'group-access': ['no'],
  import: ['/no/such/file.csv'],
  init: [],
  login: ['nobody@clinic.example'],
  maintain: ['optimize'],
  metrics: ['--quick'],
  migrate: ['--dry-run'],
  restore: ['no-such-backup', '--dry-run'],
};

/** Ended by what it does: it has a test of its own. */
const leftOut = new Set(['logout', 'create-migration']);

async function everyCall(): Promise<Call[]> {
  const found: Call[] = [];
  for (const [name, permission] of Object.entries(commandPermissions))
    if (permission !== null && !leftOut.has(name))
      found.push({ argv: [...name.split(' '), ...(calls[name] ?? [])], permission });
  for (const noun of Object.keys(nouns).filter(isNoun)) {
    for (const door of await doorsOf(noun)) {
      if (door.cli?.hidden) continue;
      const places = (door.cli?.positional ?? []).map(() => 'x');
      found.push({ argv: [noun, verbOf(door), ...places], permission: door.permission });
    }
  }
  const elsewhere = join(clinic.backups, '..', 'elsewhere');
  return [
    ...found,
    { argv: ['backup', '--to', elsewhere], permission: 'data.backup_elsewhere' },
    { argv: ['backups', 'verify', '/no/such/backup'], permission: 'data.backup_elsewhere' },
    { argv: ['day-sheets', '--to', elsewhere], permission: 'data.backup_elsewhere' },
    { argv: ['day-sheets', '--to', '-'], permission: 'appointments.work' },
    { argv: ['audit', 'verify'], permission: 'audit.see' },
    { argv: ['audit', 'acknowledge', '1'], permission: 'audit.manage' },
  ];
}

/** The exit code of a command, and what it printed. */
async function run(
  argv: readonly string[],
  token: string | undefined,
): Promise<{ exit: number; out: string }> {
  if (token === undefined) delete process.env.FRONTDESK_TOKEN;
  else process.env.FRONTDESK_TOKEN = token;
  const all = ['--json', '--db', clinic.path, ...argv];
  const home = join(clinic.path, '..');
  const env = { HOME: home, FRONTDESK_HOME: home, XDG_STATE_HOME: join(home, 'state') };
  let out = '';
  const say = (text: string) => {
    out += text;
  };
  const exit = await runCommand(all, await loadConfig(all, env, home), undefined, { out: say, err: say });
  return { exit, out };
}

test('every command is in the table of their permissions', async () => {
  const config = await loadConfig([], { HOME: '/' }, '/');
  const session = new Session(config, new Output(config), new AbortController().signal);
  const names = dataCommands(session, () => {}).flatMap((command) =>
    command.commands.length === 0
      ? [command.name()]
      : command.commands.map((inner) => `${command.name()} ${inner.name()}`),
  );
  expect(names.sort()).toEqual(Object.keys(commandPermissions).sort());
});

test.each(roles)('%s gets exit 4 for what the table forbids, and never otherwise', async (role) => {
  const wrong: string[] = [];
  for (const { argv, permission } of await everyCall()) {
    const { exit, out } = await run(argv, tokens.get(role));
    const isLet = ruleOf(permission).roles.includes(role);
    if ((exit !== 4) !== isLet || (!isLet && JSON.parse(out).error.code !== 'forbidden'))
      wrong.push(`${argv.join(' ')} (${permission}): exit ${exit} ${out.slice(0, 200)}`);
  }
  expect(wrong).toEqual([]);
});

test('without a sign-in it is exit 4 for all but what shows nothing personal', async () => {
  const wrong: string[] = [];
  for (const { argv, permission } of await everyCall()) {
    const { exit, out } = await run(argv, undefined);
    const isLet = ruleOf(permission).signedOut === true;
    if ((exit !== 4) !== isLet || (!isLet && JSON.parse(out).error.code !== 'not_signed_in'))
      wrong.push(`${argv.join(' ')} (${permission}): exit ${exit} ${out.slice(0, 200)}`);
  }
  expect(wrong).toEqual([]);
});

test('what is open without a sign-in shows nobody’s name', async () => {
  for (const argv of [['status'], ['health'], ['history'], ['board']]) {
    const { exit, out } = await run(argv, undefined);
    expect(exit).toBeLessThan(2);
    for (const name of ['Marsh', 'Rosa', 'clinic.example']) expect(out).not.toContain(name);
  }
});
