import { useEffect, useRef, useState } from 'react';
import { type BackupComparison, compareBackupJob } from '../../../data/restore/index.ts';
import { isRefusal } from '../../../desk/index.ts';
import {
  askSecret,
  type TypedSecret,
  useDesk,
  useDialogs,
  useJobs,
  useMessage,
  useNavigation,
} from '../../kit.ts';

/** Which state is wanted: a backup by its id or file, the newest up to a time, or what the last restore replaced. */
export interface Wanted {
  readonly backup?: string;
  readonly at?: string;
  readonly undo?: true;
}

/** How far the look at the backup has come. */
export type Stage =
  | { readonly kind: 'looking' }
  | { readonly kind: 'refused'; readonly problem: unknown }
  | { readonly kind: 'ready'; readonly comparison: BackupComparison; readonly secret: TypedSecret };

export interface Looked {
  readonly stage: Stage;
  /** Somebody has changed something since it was compared: more would be lost than is shown. */
  readonly isOld: boolean;
  /** Compares once more, with the secret that opened it. */
  again(): void;
}

/**
 * Unpacks, proves and compares the backup, once unless asked again: on a large clinic that takes longer than the time
 * between two changes of a busy morning. Esc leaves the screen. The secret of one that is known to be encrypted
 * is asked for before, of another when it turns out to be needed.
 *
 * @param name what it is called, for the question
 */
export function useComparison(wanted: Wanted, name: string, isEncrypted: boolean): Looked {
  const [stage, setStage] = useState<Stage>({ kind: 'looking' });
  const [isOld, setIsOld] = useState(false);
  const desk = useDesk();
  const { raw } = useJobs();
  const dialogs = useDialogs();
  const message = useMessage();
  const { back } = useNavigation();
  const begun = useRef(false);

  useEffect(() => desk.onChange(() => setIsOld(true)), [desk]);

  const look = async (secret: TypedSecret): Promise<Stage | null> => {
    setIsOld(false);
    try {
      return { kind: 'ready', comparison: await raw(compareBackupJob, { ...wanted, ...secret }), secret };
    } catch (problem) {
      if (isRefusal(problem, 'cancelled')) {
        message.warn('Stopped. Nothing was changed.');
        return null;
      }
      const about = secretProblem(problem);
      if (about === null) return { kind: 'refused', problem };
      return ask(about);
    }
  };
  const ask = async (about: string | undefined): Promise<Stage | null> => {
    const typed = await askSecret(dialogs, name, about);
    return typed === null ? null : look(typed);
  };

  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void (isEncrypted ? ask(undefined) : look({})).then((end) => (end === null ? back() : setStage(end)));
  });
  return {
    stage,
    isOld: isOld && stage.kind === 'ready',
    again() {
      if (stage.kind !== 'ready') return;
      setStage({ kind: 'looking' });
      void look(stage.secret).then((end) => {
        // Stopped, the old one stands, and is no younger for it.
        if (end === null) setIsOld(true);
        setStage(end ?? stage);
      });
    },
  };
}

/** What to say before asking for a secret; null where another one would not help. */
function secretProblem(problem: unknown): string | undefined | null {
  if (!isRefusal(problem, 'invalid')) return null;
  if (problem.message.includes('is encrypted')) return undefined;
  return problem.message.includes('does not open') ? 'That did not open it.' : null;
}
