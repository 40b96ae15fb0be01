import { Command } from 'commander';
import { doorsOf, isNoun, nouns } from '../clinic/registry.ts';
import { auditCommands } from './audit-commands.ts';
import { dataCommands, type ExitWith } from './data-commands.ts';
import { bareNoun, nounCommand } from './doors/noun-command.ts';
import { verbOf } from './doors/verb.ts';
import { fieldsOf } from './flags/fields.ts';
import { spellOutBooleans } from './flags/options.ts';
import type { Session } from './session.ts';
import { version } from './version.ts';

export interface Program {
  /** Runs the command. Throws a CommanderError for wrong usage and for help that was asked for. */
  run(): Promise<void>;
}

/**
 * The command line for these arguments: all commands by name, and the verbs of the noun that is asked for. The
 * others are not loaded, because a command must start fast.
 *
 * @param argv the arguments without the global options
 */
export async function buildProgram(
  argv: readonly string[],
  session: Session,
  exitWith: ExitWith,
): Promise<Program> {
  const program = bareProgram();
  const spelled = await spellOut(argv);
  for (const command of dataCommands(session, exitWith)) program.addCommand(command);
  for (const noun of Object.keys(nouns).filter(isNoun)) {
    const asked = noun === argv[0];
    const command = asked ? await nounCommand(noun, session) : bareNoun(noun);
    if (asked && noun === 'audit')
      for (const verb of auditCommands(session, exitWith)) command.addCommand(verb);
    program.addCommand(command);
  }
  settle(program, session);
  return {
    run: async () => {
      if (argv[0] === '--version' || argv[0] === '-V') session.output.result(version, { words: version });
      else await program.parseAsync(spelled, { from: 'user' });
    },
  };
}

/** `specializations edit G --is-active no`: what follows such a flag belongs to it. */
async function spellOut(argv: readonly string[]): Promise<string[]> {
  const [noun = '', verb = '', ...rest] = argv;
  const doors = isNoun(noun) ? await doorsOf(noun) : [];
  const door = doors.find((one) => verbOf(one) === verb);
  return door === undefined ? [...argv] : [noun, verb, ...spellOutBooleans(rest, fieldsOf(door.input))];
}

function bareProgram(): Command {
  return new Command('frontdesk')
    .description('The front desk of a clinic. Without arguments: the screens.')
    .helpOption('-h, --help', 'show this help')
    .enablePositionalOptions()
    .addHelpText('after', globalHelp());
}

/** Errors are thrown and text goes where the session prints: nothing here ends the process. */
function settle(command: Command, session: Session): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => session.output.text(text),
    writeErr: () => {},
  });
  command.helpCommand(false);
  if (command.commands.length > 0)
    command.allowExcessArguments().action(() => command.error(missingVerb(command), { code: 'missing' }));
  for (const inner of command.commands) settle(inner, session);
}

function missingVerb(command: Command): string {
  const verbs = command.commands.map((inner) => inner.name());
  const [asked] = command.args;
  const wrong = asked === undefined ? 'Say what to do' : `There is no command “${asked}” here`;
  return `${wrong}: ${verbs.join(', ')}`;
}

/** The options that every command takes, as the help and the document show them. */
export const globalOptions: readonly (readonly [flag: string, meaning: string])[] = [
  ['--db <path>', 'the database (or FRONTDESK_DB; default: clinic.db in FRONTDESK_HOME)'],
  ['--json', 'print one JSON document; errors too'],
  ['--ndjson', 'print a list as one JSON document a line'],
  ['--yes', 'answer every confirmation'],
  ['--quiet', 'print only what was asked for'],
  ['--no-color', 'no colours (or NO_COLOR)'],
  ['--read-only', 'change nothing'],
  ['--log-queries', 'print the SQL that is run, values hidden, to stderr (=FILE: to a file)'],
];

function globalHelp(): string {
  const rows = globalOptions.map(([flag, meaning]) => `  ${flag.padEnd(13)}  ${meaning}`);
  return ['', 'Options of every command:', ...rows].join('\n');
}
