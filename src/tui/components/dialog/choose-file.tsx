import { stat } from 'node:fs/promises';
import { useEffect, useState } from 'react';
import { browse, type Folder, isWithin, pathTyped } from '../../../data/files/index.ts';
import { describeError } from '../../shell/describe-error.ts';
import { type FileChoice, type FileTaken, fileOptions, isPathTyped } from './file-options.ts';
import type { Option } from './options.ts';
import { Picker } from './picker.tsx';

const longestPath = 40;

export interface ChooseFileOptions extends FileChoice {
  readonly title: string;
  /** Where to begin. */
  readonly folder: string;
  /** The folders that whoever chooses is kept to; null: any. */
  readonly within: readonly string[] | null;
}

/** A file of this machine: typing narrows the folder or names a path, Enter goes into folders and takes files. */
export function ChooseFile(props: ChooseFileOptions & { readonly answer: (path: string | null) => void }) {
  const { within } = props;
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(props.folder);
  const [folder, setFolder] = useState<Folder | null>(null);
  const [problem, setProblem] = useState('');

  useEffect(() => {
    let isWanted = true;
    browse(at, within).then(
      (found) => {
        if (!isWanted) return;
        setFolder(found);
        setProblem('');
      },
      (failure: unknown) => isWanted && setProblem(describeError(failure)),
    );
    return () => {
      isWanted = false;
    };
  }, [at, within]);

  const take = async (taken: FileTaken | null) => {
    if (taken === null) return props.answer(null);
    if ('chosen' in taken) return props.answer(taken.chosen);
    // Not even whether there is such a file.
    if (within && !isWithin(taken.go, within)) return setProblem('Outside of the allowed folders.');
    const found = await stat(taken.go).catch(() => null);
    if (found?.isFile()) return props.answer(taken.go);
    if (found === null) return setProblem(`There is no ${taken.go}.`);
    setTyped('');
    setAt(taken.go);
  };
  const options = optionsFor(folder, typed, props);
  return (
    <Picker
      title={`${props.title} · ${endOf(at)}`}
      typed={typed}
      onType={setTyped}
      options={options}
      note={problem}
      empty={problem || (folder === null ? 'Looking…' : emptySentence(props))}
      answer={(taken) => void take(taken)}
    />
  );
}

function optionsFor(folder: Folder | null, typed: string, choice: FileChoice): Option<FileTaken>[] {
  if (folder === null) return [];
  if (!isPathTyped(typed)) return fileOptions(folder, typed, choice);
  const path = pathTyped(typed, folder.path);
  return [{ value: { go: path }, label: path, hint: 'go there, or take it' }];
}

/** The end of a long path says more than its beginning. */
function endOf(path: string): string {
  return path.length > longestPath ? `…${path.slice(-longestPath)}` : path;
}

function emptySentence({ endings }: FileChoice): string {
  return endings ? `No folder and no file like that here (${endings.join(' ')}).` : 'Nothing like that here.';
}
