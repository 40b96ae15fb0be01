import { Command } from 'commander';
import { type Door, wordsOf } from '../../clinic/registry.ts';
import { collectInput, placeName } from '../flags/collect.ts';
import { fieldsOf, type InputField } from '../flags/fields.ts';
import { addFlags } from '../flags/options.ts';
import { parseJsonObject, readStandardInput } from '../flags/standard-input.ts';
import type { Titled } from '../output/output.ts';
import type { Session } from '../session.ts';
import { confirmDoor } from './confirm.ts';
import { isAnonymisation, isDeletion, verbOf } from './verb.ts';

/** The command that runs an operation or query: its flags and its help are its schema. */
export function doorCommand(door: Door, session: Session): Command {
  const fields = fieldsOf(door.input);
  const positional = door.cli?.positional ?? [];
  const command = new Command(verbOf(door))
    .description(sentence(door.title))
    .helpOption('-h, --help', 'show this help');
  addPlaces(command, fields, positional);
  addFlags(
    command,
    fields.filter((field) => !positional.includes(field.name)),
  );
  if (door.kind === 'operation')
    command.option('--input <source>', 'the fields as one JSON object on stdin: -');
  command.action(async (...args: unknown[]) => {
    const options = command.opts();
    const json = options.input === undefined ? {} : await inputFrom(String(options.input), session);
    const places = positional.map((_, index) => placeValue(args[index]));
    const input = collectInput(fields, positional, { places, options, json });
    await askForSecrets(door, fields, input, session);
    await run(door, input, session);
  });
  return command;
}

/** Whether it may be done at all comes before the question. */
async function askForSecrets(
  door: Door,
  fields: readonly InputField[],
  input: Record<string, unknown>,
  session: Session,
): Promise<void> {
  const missing = fields.filter(({ kind, name }) => kind === 'secret' && input[name] === undefined);
  if (missing.length === 0) return;
  const { desk } = await session.clinic(door.cli?.inOlder ? { anyRevision: 'older' } : {});
  await desk.permit(door.permission, door.name);
  const { currentSecret, newSecret, secretOf } = await import('../secret.ts');
  for (const { name, secret } of missing)
    input[name] = await secretOf(secret === 'current' ? currentSecret : newSecret);
}

async function run(door: Door, input: Record<string, unknown>, session: Session): Promise<void> {
  const { desk } = await session.clinic(door.cli?.inOlder ? { anyRevision: 'older' } : {});
  const shape = { columns: door.cli?.columns, say: wordsOf(door), timeZone: await session.timeZone() };
  if (door.kind === 'query') {
    const answer = await desk.read(door, input);
    session.output.result(answer, { ...shape, titled: await titlesIn(door, answer, session) });
    return;
  }
  // First as a rehearsal: whether it may be done at all comes before the question. A whole import would take too long.
  if (isDeletion(door) || isAnonymisation(door)) await desk.rehearse(door, input);
  await desk.permit(door.permission, door.name);
  await confirmDoor(door, input, `${sentence(door.title)}?`, session);
  session.output.result(await desk.perform(door, input), { ...shape, doneOnly: true });
}

/** What the operations that an answer names are called, for people. */
async function titlesIn({ cli }: Door, answer: unknown, { output }: Session): Promise<Titled | undefined> {
  const column = cli?.titled;
  if (column === undefined || output.forScripts || !Array.isArray(answer)) return undefined;
  const { titlesOf } = await import('../../jobs/index.ts');
  return { column, titles: await titlesOf(answer.map((row) => String(row[column]))) };
}

/** The last place may take several words when it holds a list or a line of search. */
function addPlaces(command: Command, fields: readonly InputField[], positional: readonly string[]): void {
  for (const [index, name] of positional.entries()) {
    const field = fields.find((one) => one.name === name);
    if (field === undefined)
      throw new TypeError(`${command.name()}: there is no field ${name} to give by place.`);
    const isLast = index === positional.length - 1;
    const takesMore = isLast && (field.kind === 'list' || name === 'text');
    command.argument(`[${placeName(name)}${takesMore ? '...' : ''}]`, field.description);
  }
}

async function inputFrom(source: string, session: Session): Promise<Record<string, unknown>> {
  if (source !== '-') session.refuseUsage('--input takes - and reads the fields from standard input.');
  return parseJsonObject(await readStandardInput());
}

function placeValue(value: unknown): string | string[] | undefined {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.map(String) : undefined;
}

function sentence(title: string): string {
  return title.charAt(0).toUpperCase() + title.slice(1);
}
