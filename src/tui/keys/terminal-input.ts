const PASTE_BEGINS = '\u001b[200~';
const PASTE_ENDS = '\u001b[201~';

/** What a terminal answers in strings (its colours, its name, its clipboard), asked by whatever ran before us. */
const ANSWER =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  /(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)/gu;

/**
 * Goes through what a terminal sends, piece by piece, before the keys in it are read. Answers of the terminal are left
 * out: nobody typed them. A paste in which the mark of its end is hidden would go on as if it were typed, and commands with
 * it: from the first mark of a beginning to the last of an end, all of a piece is one paste. (Most terminals take such
 * marks out of what they paste; a paste larger than a piece is theirs alone to guard.)
 */
export class InputGuard {
  #isPasting = false;

  take(piece: string): string {
    const begins = this.#isPasting ? 0 : piece.indexOf(PASTE_BEGINS);
    if (begins < 0) return typed(piece);
    const ends = piece.lastIndexOf(PASTE_ENDS);
    const before = this.#isPasting ? '' : typed(piece.slice(0, begins)) + PASTE_BEGINS;
    this.#isPasting = ends < begins;
    if (this.#isPasting) return before + pasted(piece.slice(begins));
    return `${before}${pasted(piece.slice(begins, ends))}${PASTE_ENDS}${typed(piece.slice(ends + PASTE_ENDS.length))}`;
  }
}

function typed(text: string): string {
  return text.replace(ANSWER, '');
}

function pasted(text: string): string {
  return text.replaceAll(PASTE_BEGINS, '').replaceAll(PASTE_ENDS, '');
}

/** The keyboard, with all that is read from it passed through an `InputGuard`. */
export function guarded<Keyboard extends NodeJS.ReadStream>(keyboard: Keyboard): Keyboard {
  const guard = new InputGuard();
  return new Proxy(keyboard, {
    get(target, name) {
      if (name === 'read')
        return (size?: number) => {
          const piece: unknown = target.read(size);
          return piece === null ? null : guard.take(String(piece));
        };
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
