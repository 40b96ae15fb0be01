import { plainLine } from '../text/index.ts';
import type { Tone } from '../theme/index.ts';

export type MessageKind = 'info' | 'ok' | 'warning' | 'error';

/** What the message line says. */
export interface Message {
  readonly kind: MessageKind;
  readonly text: string;
  /** About the key that was pressed, gone with the next one: not worth reading again. */
  readonly isPassing?: true;
}

const SIGNS: Readonly<Record<MessageKind, string>> = { info: ' ', ok: '✓', warning: '!', error: '✗' };

export const MESSAGE_TONES: Readonly<Record<MessageKind, Tone>> = {
  info: 'plain',
  ok: 'ok',
  warning: 'warning',
  error: 'danger',
};

/** The sign before a message: what kind it is, also without colour. */
export function messageSign(kind: MessageKind): string {
  return SIGNS[kind];
}

/** A message safe to draw: the text may hold names that came from outside. */
export function message(kind: MessageKind, text: string): Message {
  return { kind, text: plainLine(text) };
}

/** What is said about a key that did nothing by itself. */
export function passing(text: string): Message {
  return { ...message('info', text), isPassing: true };
}
