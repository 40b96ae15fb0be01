import { begunIn } from '../../desk/epoch.ts';
import { dispatchKey, type LiveAction, type Outcome, passesField } from '../actions/index.ts';
import { type Input, type KeyPress, keyLabel } from '../keys/index.ts';
import { beginningOfPress } from './begin-here.ts';
import { describeError } from './describe-error.ts';
import { type Message, message, passing } from './message.ts';
import { sayProblem } from './say-problem.ts';
import type { Services } from './services.ts';

/** Gives one key or paste to whoever it belongs to, and says what came of it where something has to be said. */
export function deliver(services: Services, input: Input): void {
  try {
    if (input.kind === 'paste') paste(services, input.text);
    else press(services, input.press);
  } catch (problem) {
    services.message.set(message('error', describeError(problem)));
  }
}

function paste(services: Services, text: string): void {
  const field = services.layers.focusedField();
  if (field) field.insert(text, true);
  else services.message.set(passing('There is no text field to paste into here.'));
}

function press(services: Services, key: KeyPress): void {
  const prefix = services.prefix.get();
  services.prefix.set('');
  const before = services.message.get();
  const place = services.router.current;
  if (before?.kind === 'info') services.message.set(null);
  const outcome = begunIn(beginningOfPress(services), () => dispatchKey(services.layers, key, prefix));
  if (
    before !== null &&
    services.message.get() === before &&
    isOld(before, outcome, place !== services.router.current)
  )
    services.message.set(null);
  settle(services, outcome);
}

/** Moving in a list, and reading the help or what was said. */
const looksAround = /^(list|help)\.|^app\.(help|messages)$/;

/**
 * What was wrong is no longer news once something was typed or done; looking around does not count. What was done
 * stays to be read, but does not go along to another screen.
 */
function isOld(before: Message, outcome: Outcome, hasLeft: boolean): boolean {
  if (before.kind === 'ok') return hasLeft;
  return outcome.kind === 'typed' || (outcome.kind === 'ran' && !looksAround.test(outcome.action.id));
}

/** Draws the consequences of a key or of a choice in the palette. */
export function settle(services: Services, outcome: Outcome): void {
  if (!(outcome.kind === 'ran' && outcome.action.id === 'app.press-quit')) services.quitAsked.set(false);
  switch (outcome.kind) {
    case 'ran':
      follow(services, outcome.result);
      return;
    case 'refused':
      services.message.set(message('warning', outcome.reason));
      return;
    case 'begun':
      services.prefix.set(outcome.prefix);
      services.message.set(passing(choicesOf(outcome.prefix, outcome.choices)));
      return;
    case 'unknown':
      services.message.set(passing(`${outcome.key} does nothing here.${whereToLook(services)}`));
      return;
    case 'typed':
    case 'dropped':
  }
}

/** ` ? shows the keys.`, by the key that does so here: a text field takes all that types. */
function whereToLook({ layers }: Services): string {
  const isTyping = layers.focusedField() !== undefined;
  const actions = layers.reachable();
  const hears = (key: string) => actions.find((action) => action.keys.includes(key))?.id;
  const help = actions.find((action) => action.id === 'app.help');
  const key = help?.keys.find((one) => (!isTyping || passesField(one)) && hears(one) === 'app.help');
  return key === undefined ? '' : ` ${keyLabel(key)} shows the keys.`;
}

/** An action that runs on (a dialog, an operation) reports its failure when it comes. */
function follow(services: Services, result: unknown): void {
  if (!(result instanceof Promise)) return;
  result.catch((problem: unknown) => sayProblem(services, problem));
}

function choicesOf(prefix: string, choices: readonly LiveAction[]): string {
  const possible = choices.filter((action) => action.available() === true);
  const parts = possible.flatMap((action) =>
    action.keys
      .filter((key) => key.startsWith(`${prefix} `))
      .map((key) => `${keyLabel(key.slice(prefix.length + 1))} ${action.title}`),
  );
  return `${keyLabel(prefix)} then: ${parts.join(', ')}`;
}
