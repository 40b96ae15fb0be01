import { plainLine } from '../text/index.ts';

export type MessageKind = 'info' | 'ok' | 'warning' | 'error';

/** What the message line says. */
export interface Message {
  readonly kind: MessageKind;
  readonly text: string;
}

const SIGNS: Readonly<Record<MessageKind, string>> = { info: ' ', ok: '✓', warning: '!', error: '✗' };

/** The sign before a message: what kind it is, also without colour. */
export function messageSign(kind: MessageKind): string {
  return SIGNS[kind];
}

/** A message safe to draw: the text may hold names that came from outside. */
export function message(kind: MessageKind, text: string): Message {
  return { kind, text: plainLine(text) };
}
