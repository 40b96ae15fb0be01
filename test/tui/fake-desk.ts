import { z } from 'zod';
import { DeskError, defineOperation, defineQuery } from '../../src/desk/index.ts';
import type { DeskDoor } from '../../src/tui/data/index.ts';

/** A desk without a database, for the kit's own tests: a list of words. */
export interface FakeDesk extends DeskDoor {
  readonly words: string[];
  /** As if another desk had changed something. */
  changedElsewhere(change: (words: string[]) => void): void;
}

const unused = () => {
  throw new Error('The fake desk answers by name.');
};

export const listWords = defineQuery({
  name: 'words.list',
  title: 'The words',
  input: z.object({ like: z.string() }),
  permission: 'board.see',
  run: async (): Promise<string[]> => unused(),
});

export const addWord = defineOperation({
  name: 'words.add',
  title: 'Add a word',
  input: z.object({ word: z.string() }),
  permission: 'queue.work',
  run: async (): Promise<string> => unused(),
});

export function fakeDesk(words: string[] = ['apple', 'pear', 'plum']): FakeDesk {
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const answers: Record<string, (input: never) => unknown> = {
    'words.list': ({ like }: { like: string }) => words.filter((word) => word.includes(like)),
    'words.add': ({ word }: { word: string }) => {
      if (words.includes(word)) {
        throw new DeskError('duplicate', `${word} is there already.`, { hint: 'Choose another word.' });
      }
      words.push(word);
      tell();
      return word;
    },
  };
  const answer = async (name: string, input: unknown) => {
    await new Promise((done) => setTimeout(done, 2));
    return answers[name]?.(input as never) as never;
  };
  return {
    actor: { name: 'ana', user_id: null, session: 's', origin: 'test' },
    standing: { kind: 'open' },
    use: async () => ({ kind: 'open' }),
    look: async () => ({ kind: 'open' }),
    onStanding: () => () => {},
    words,
    perform: (operation, input) => answer(operation.name, input),
    read: (query, input) => answer(query.name, input),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changedElsewhere(change) {
      change(words);
      tell();
    },
  };
}
