import type { Command, Option } from 'commander';
import { isNoun, nouns } from '../clinic/registry.ts';
import type { Config } from '../config.ts';
import { auditCommands } from './audit-commands.ts';
import { dataCommands } from './data-commands.ts';
import { nounCommand } from './doors/noun-command.ts';
import { codesByExit } from './exit-code.ts';
import { Output } from './output/output.ts';
import { globalOptions } from './program.ts';
import { Session } from './session.ts';

/** `docs/commands.md`: every command with its flags, made from the same definitions as the commands themselves. */
export async function commandsDocument(): Promise<string> {
  const session = new Session(unused, new Output(unused), new AbortController().signal);
  const parts = [
    introduction(),
    '## The database and its data',
    ...dataCommands(session, () => {}).map(section('frontdesk')),
  ];
  for (const noun of Object.keys(nouns).filter(isNoun)) {
    const command = await nounCommand(noun, session);
    if (noun === 'audit') for (const verb of auditCommands(session, () => {})) command.addCommand(verb);
    const verbs = [...command.commands].sort((one, other) => one.name().localeCompare(other.name()));
    parts.push(`## ${noun}`, `${command.description()}.`, ...verbs.map(section(`frontdesk ${noun}`)));
  }
  return `${parts.join('\n\n')}\n`;
}

/** Commands are made for a session; nothing of this one is used, since none of them is run. */
const unused: Config = {
  db: '',
  home: '',
  state: '',
  backups: '',
  database_key_file: null,
  allowed_folders: null,
  config_file: null,
  json: false,
  ndjson: false,
  yes: false,
  no_color: false,
  quiet: false,
  read_only: false,
  log_queries: false,
  query_log: null,
  keys: { preset: null, rebind: {} },
};

function introduction(): string {
  const exits = [...codesByExit()].map(
    ([exit, codes]) => `| ${exit} | ${codes.map((code) => `\`${code}\``).join(' ')} |`,
  );
  return `# Commands

Made by \`npm run docs\` from the commands themselves. Every command prints what it did or found for people, and one
JSON document with \`--json\`. An error is one line on stderr, or \`{"error": {"code", "message", "hint"}}\` on stdout
with \`--json\`; the exit code is the same.

| exit | error codes |
|---|---|
| 0 | |
${exits.join('\n')}

## Options of every command

| option | what it does |
|---|---|
${globalOptions.map(([flag, meaning]) => `| \`${flag}\` | ${cell(meaning)} |`).join('\n')}

A command that changes something takes its fields as flags, or as one JSON object on standard input with \`--input -\`.
A patient is named by number or id, a doctor by licence number or id, a specialization by code, name or id.`;
}

function section(before: string): (command: Command) => string {
  return (command) => {
    const places = command.registeredArguments
      .map((one) => ` [${one.name()}${one.variadic ? '…' : ''}]`)
      .join('');
    const lines = [`### \`${before} ${command.name()}${places}\``, '', `${command.description()}.`];
    const rows = [
      ...command.registeredArguments.map((one) => row(one.name(), one.description)),
      ...command.options
        .filter((option) => !option.hidden)
        .map((option: Option) => row(option.flags, option.description)),
    ];
    if (rows.length > 0) lines.push('', '| | |', '|---|---|', ...rows);
    return lines.join('\n');
  };
}

function row(name: string, meaning: string): string {
  return `| \`${name.replaceAll('|', '\\|')}\` | ${cell(meaning)} |`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
