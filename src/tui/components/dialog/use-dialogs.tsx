import { type ReactNode, useMemo } from 'react';
import type { z } from 'zod';
import { beginHere } from '../../shell/begin-here.ts';
import { type Services, useServices } from '../../shell/services.ts';
import { Ask, type AskOptions } from './ask.tsx';
import { Choose, type ChooseOptions } from './choose.tsx';
import { ChooseFile, type ChooseFileOptions } from './choose-file.tsx';
import { Confirm, type ConfirmOptions } from './confirm.tsx';
import { Find, type FindOptions } from './find.tsx';
import { TypeName, type TypeNameOptions } from './type-name.tsx';
import { Write, type WriteOptions } from './write.tsx';

export type Answer<T> = (value: T | null) => void;

export interface Dialogs {
  /** A question; true when it is confirmed with `y`. */
  confirm(options: ConfirmOptions): Promise<boolean>;
  /** One line of text, or null. */
  ask(options: AskOptions): Promise<string | null>;
  /** True when the name was typed. */
  typeName(options: TypeNameOptions): Promise<boolean>;
  /** One of a known list, or null. */
  choose<T>(options: ChooseOptions<T>): Promise<T | null>;
  /** One found in the database, or null. */
  find<I extends z.ZodType, R, T>(options: FindOptions<I, R, T>): Promise<T | null>;
  /** The path of a file (or folder) of this machine, or null. */
  chooseFile(options: ChooseFileOptions): Promise<string | null>;
  /** Long text, or null when it was left as it was. */
  write(options: WriteOptions): Promise<string | null>;
  /** A dialog of one's own. It has to call `answer` once. */
  open<T>(draw: (answer: Answer<T>) => ReactNode): Promise<T | null>;
}

/** Dialogs as promises: an action reads from top to bottom. */
export function useDialogs(): Dialogs {
  const services = useServices();
  return useMemo(() => dialogsOf(services), [services]);
}

export function dialogsOf(services: Services): Dialogs {
  const open = <T,>(draw: (answer: Answer<T>) => ReactNode) => openDialog(services, draw);
  return {
    open,
    confirm: async (options) =>
      (await open<boolean>((answer) => <Confirm {...options} answer={answer} />)) === true,
    ask: (options) => open<string>((answer) => <Ask {...options} answer={answer} />),
    typeName: async (options) =>
      (await open<boolean>((answer) => <TypeName {...options} answer={answer} />)) === true,
    choose: <T,>(options: ChooseOptions<T>) => open<T>((answer) => <Choose {...options} answer={answer} />),
    find: <I extends z.ZodType, R, T>(options: FindOptions<I, R, T>) =>
      open<T>((answer) => <Find {...options} answer={answer} />),
    chooseFile: (options) => open<string>((answer) => <ChooseFile {...options} answer={answer} />),
    write: (options) => open<string>((answer) => <Write {...options} answer={answer} />),
  };
}

let dialogsOpened = 0;

function openDialog<T>(services: Services, draw: (answer: Answer<T>) => ReactNode): Promise<T | null> {
  return new Promise((resolve) => {
    dialogsOpened += 1;
    const id = dialogsOpened;
    const answer: Answer<T> = (value) => {
      services.dialogs.update((open) => open.filter((dialog) => dialog.id !== id));
      // What waits for the answer goes on before the next key is given out.
      const release = services.keys.hold('busy', 1_000);
      resolve(value);
      setImmediate(release);
    };
    services.dialogs.update((open) => [
      ...open,
      {
        id,
        render: () => draw(answer),
        beginning: beginHere(services),
        leave: () => answer(null),
        isAtDoor: services.seat.seat.get().door !== null,
      },
    ]);
  });
}
