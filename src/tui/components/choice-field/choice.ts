import { fold } from '../dialog/options.ts';

export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
}

/** The value beside the present one, going round at the ends. Nothing chosen yet: the first, or going back the last. */
export function turnChoice(options: readonly ChoiceOption[], value: string, by: 1 | -1): string {
  if (options.length === 0) return value;
  const index = options.findIndex((option) => option.value === value);
  if (index < 0) return (by === 1 ? options[0] : options.at(-1))?.value ?? value;
  return options[(index + by + options.length) % options.length]?.value ?? value;
}

/** The next value whose label begins with the letter, after the present one and round; none: the present one. */
export function jumpToLetter(options: readonly ChoiceOption[], value: string, letter: string): string {
  const start = options.findIndex((option) => option.value === value) + 1;
  const round = [...options.slice(start), ...options.slice(0, start)];
  return round.find((option) => fold(option.label).startsWith(fold(letter)))?.value ?? value;
}
