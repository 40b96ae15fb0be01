/** What a piece of text means. Screens name meanings; only this folder knows colours. */
export type Tone =
  | 'plain'
  | 'muted'
  | 'title'
  | 'accent'
  | 'ok'
  | 'warning'
  | 'danger'
  | 'emergency'
  | 'selected'
  | 'cursor';

/** The part of Ink's Text props that a tone decides. */
export interface ToneStyle {
  readonly color?: string;
  readonly bold?: boolean;
  readonly dimColor?: boolean;
  readonly inverse?: boolean;
}

const COLOURED: Readonly<Record<Tone, ToneStyle>> = {
  plain: {},
  muted: { color: 'gray' },
  title: { bold: true },
  accent: { color: 'cyan' },
  ok: { color: 'green' },
  warning: { color: 'yellow' },
  danger: { color: 'red' },
  emergency: { color: 'red', bold: true, inverse: true },
  selected: { bold: true, inverse: true },
  cursor: { inverse: true },
};

/** The same without colour: weight and inversion stay, because the eye still has to find the cursor. */
const COLOURLESS: Readonly<Record<Tone, ToneStyle>> = {
  plain: {},
  muted: {},
  title: { bold: true },
  accent: {},
  ok: {},
  warning: { bold: true },
  danger: { bold: true },
  emergency: { bold: true, inverse: true },
  selected: { bold: true, inverse: true },
  cursor: { inverse: true },
};

export type Theme = Readonly<Record<Tone, ToneStyle>>;

/** The theme for a terminal: `NO_COLOR` (any non-empty value) or `--no-color` take the colours away. */
export function themeFor(options: { readonly color: boolean }): Theme {
  return options.color ? COLOURED : COLOURLESS;
}
