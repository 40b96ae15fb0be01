import { commandPermissions } from '../../src/cli/command-permissions.ts';
import { verbOf } from '../../src/cli/doors/verb.ts';
import { doorsOf, isNoun, nouns } from '../../src/clinic/registry.ts';
import { type Permission, permissions, roles, ruleOf, scopeNames, scopes } from '../../src/desk/index.ts';
import { jobNamed, jobNames } from '../../src/jobs/registry.ts';

/** What stands behind a permission, by kind. */
interface Behind {
  readonly commands: string[];
  readonly doors: string[];
  readonly jobs: string[];
}

/** `docs/permissions.md`: who may do what, and what stands behind each permission. */
export async function permissionsDocument(): Promise<string> {
  const behind = await everythingBehind();
  const names = Object.keys(permissions).filter(isPermission);
  return `# Permissions

Made by \`npm run docs\` from the one table (\`src/desk/accounts/permission.ts\`) and from the operations, queries and jobs
that name a permission of it. The desk asks the table with every call, and nobody else does; what a screen hides it hides
by the same table. As long as there never was an account everything is open to everybody.

| permission | what it lets one do | ${roles.join(' | ')} | nobody signed in | the house |
|---|---|${roles.map(() => '---|').join('')}---|---|
${names.map((name) => row(name)).join('\n')}

A backup to another place than the usual folder, or locked with a key of one's own, a backup verified by its path, and day
sheets to another place ask for \`data.backup_elsewhere\` beside their own.

The house is nobody: what the settings ask for (scheduled backups, day sheets, pruning, rehearsals, maintenance) is done by an
open desk itself, also by one that is locked or where nobody is signed in, and the logs name it “the house”, from that
desk. It may what is marked and nothing else. There is no sign-in, token or flag for it; \`frontdesk scheduled\` asks for
somebody's token, and what is then done is the house's, too. After a downgrade below the accounts, \`migrate\` needs no sign-in.

## Tokens

A token for scripts (\`frontdesk users token\`) may what its scope says, and of that no more than its owner.

| scope | permissions |
|---|---|
${scopeNames.map((name) => `| ${name} | ${scopes[name].map((one) => `\`${one}\``).join(', ')} |`).join('\n')}

## What stands behind each permission

Commands, then the operations and queries of the screens, then jobs.

| permission | commands | operations and queries | jobs |
|---|---|---|---|
${names.map((name) => cells(name, behind.get(name))).join('\n')}
`;
}

function row(name: Permission): string {
  const rule = ruleOf(name);
  const marks = roles.map((role) => (rule.roles.includes(role) ? '●' : ''));
  return `| \`${name}\` | ${rule.title} | ${marks.join(' | ')} | ${rule.signedOut ? '●' : ''} | ${rule.house ? '●' : ''} |`;
}

function cells(name: Permission, { commands, doors, jobs }: Behind = nothing()): string {
  const list = (values: readonly string[]) =>
    [...values]
      .sort()
      .map((one) => `\`${one}\``)
      .join(', ');
  return `| \`${name}\` | ${list(commands)} | ${list(doors)} | ${list(jobs)} |`;
}

async function everythingBehind(): Promise<Map<Permission, Behind>> {
  const found = new Map<Permission, Behind>();
  const at = (name: Permission) => {
    const known = found.get(name) ?? nothing();
    found.set(name, known);
    return known;
  };
  for (const [command, name] of Object.entries(commandPermissions))
    if (name !== null) at(name).commands.push(command);
  for (const noun of Object.keys(nouns).filter(isNoun)) {
    for (const door of await doorsOf(noun)) {
      if (!door.cli?.hidden) at(door.permission).commands.push(`${noun} ${verbOf(door)}`);
      at(door.permission).doors.push(door.name);
    }
  }
  for (const name of jobNames) {
    const job = await jobNamed(name);
    if (job) at(job.permission).jobs.push(job.name);
  }
  return found;
}

function isPermission(name: string): name is Permission {
  return Object.hasOwn(permissions, name);
}

function nothing(): Behind {
  return { commands: [], doors: [], jobs: [] };
}
