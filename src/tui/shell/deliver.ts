import { dispatchKey, type LiveAction, type Outcome } from '../actions/index.ts';
import { type Input, type KeyPress, keyLabel } from '../keys/index.ts';
import { describeError } from './describe-error.ts';
import { message } from './message.ts';
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
  else services.message.set(message('info', 'There is no text field to paste into here.'));
}

function press(services: Services, key: KeyPress): void {
  const prefix = services.prefix.get();
  services.prefix.set('');
  const before = services.message.get();
  if (before?.kind === 'info') services.message.set(null);
  const outcome = dispatchKey(services.layers, key, prefix);
  // What was wrong is no longer news once something else was done; looking around does not count.
  const acted = outcome.kind === 'ran' && !outcome.action.id.startsWith('list.');
  if (acted && before !== null && before.kind !== 'ok' && services.message.get() === before)
    services.message.set(null);
  settle(services, outcome);
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
      services.message.set(message('info', choicesOf(outcome.prefix, outcome.choices)));
      return;
    case 'unknown':
      services.message.set(message('info', `${outcome.key} does nothing here. ? shows the keys.`));
      return;
    case 'typed':
    case 'dropped':
  }
}

/** An action that runs on (a dialog, an operation) reports its failure when it comes. */
function follow(services: Services, result: unknown): void {
  if (!(result instanceof Promise)) return;
  result.catch((problem: unknown) => services.message.set(message('error', describeError(problem))));
}

function choicesOf(prefix: string, choices: readonly LiveAction[]): string {
  const parts = choices.flatMap((action) =>
    action.keys
      .filter((key) => key.startsWith(`${prefix} `))
      .map((key) => `${keyLabel(key.slice(prefix.length + 1))} ${action.title}`),
  );
  return `${keyLabel(prefix)} then: ${parts.join(', ')}`;
}
