/** One thing to choose. */
export interface Option<T> {
  readonly value: T;
  readonly label: string;
  /** Beside the label, muted: what tells two alike apart. */
  readonly hint?: string | undefined;
}

/** The options whose label or hint holds every word typed, in any order, accents and case aside. */
export function filterOptions<T>(options: readonly Option<T>[], typed: string): readonly Option<T>[] {
  const words = fold(typed).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return options;
  return options.filter((option) => {
    const text = fold(`${option.label} ${option.hint ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}

/** Lower case without accents: what people type when they look for something. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
