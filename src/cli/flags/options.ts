import { type Command, Option } from 'commander';
import type { InputField } from './fields.ts';

/** Adds a flag for every field that is not given by place. */
export function addFlags(command: Command, fields: readonly InputField[]): void {
  for (const field of fields) {
    for (const option of flagsOf(field)) command.addOption(option);
  }
}

function flagsOf(field: InputField): Option[] {
  const { flag } = field;
  const text = [field.description, field.required ? '(required)' : '', initially(field)]
    .filter(Boolean)
    .join(' ');
  switch (field.kind) {
    case 'boolean':
      return [
        new Option(`--${flag}`, text),
        new Option(`--no-${flag}`, `the opposite of --${flag}`).hideHelp(),
      ];
    case 'list':
      return [
        new Option(`--${flag} <value>`, `${text} (may be repeated)`).argParser(
          (value: string, before: string[] | undefined) => [...(before ?? []), value],
        ),
      ];
    case 'json':
      return [new Option(`--${flag} <json>`, text)];
    // Everybody on the machine can read what a process was started with.
    case 'secret':
      return [];
    case 'number':
    case 'text':
      return [new Option(`--${flag} <value>`, text)];
  }
}

function initially({ initial }: InputField): string {
  if (initial === undefined || initial === null || initial === '') return '';
  if (Array.isArray(initial)) return initial.length === 0 ? '' : `(default: ${initial.join(', ')})`;
  return typeof initial === 'object' ? '' : `(default: ${String(initial)})`;
}

const spoken: Readonly<Record<string, boolean>> = {
  yes: true,
  true: true,
  on: true,
  no: false,
  false: false,
  off: false,
};

/**
 * Lets people say yes or no after a flag: `--active no` becomes `--no-active`, `--active yes` `--active`. The
 * parser itself knows such flags only without a value.
 */
export function spellOutBooleans(argv: readonly string[], fields: readonly InputField[]): string[] {
  const flags = new Set(fields.filter(({ kind }) => kind === 'boolean').map(({ flag }) => `--${flag}`));
  const result: string[] = [];
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index] ?? '';
    if (argument === '--') return [...result, ...argv.slice(index)];
    const [name = '', given] = argument.split('=', 2);
    const answer = flags.has(name) ? spoken[(given ?? argv[index + 1] ?? '').toLowerCase()] : undefined;
    if (answer === undefined) {
      result.push(argument);
      continue;
    }
    result.push(answer ? name : name.replace(/^--/, '--no-'));
    if (given === undefined) index += 1;
  }
  return result;
}
