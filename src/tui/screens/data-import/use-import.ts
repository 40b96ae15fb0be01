import { homedir } from 'node:os';
import { useReducer } from 'react';
import { z } from 'zod';
import { importJob, previewImportJob, undoUploadJob } from '../../../data/import/index.ts';
import { DeskError } from '../../../desk/errors.ts';
import { counted, countText, useDialogs, useJobs, useKeptTo, useMessage } from '../../kit.ts';
import { askTable } from './ask-table.ts';
import { type Choices, changeImport, type ImportState, startState } from './state.ts';

const ENDINGS = ['.csv', '.tsv', '.tab', '.txt', '.json', '.ndjson', '.jsonl', '.sql', '.xlsx', '.zip'];

/** What an import says that was stopped on its way. */
const landedSchema = z.object({
  upload: z.string().optional(),
  inserted: z.number().optional(),
  updated: z.number().optional(),
});

export interface Importing {
  readonly state: ImportState;
  /** Asks for a file and looks into it. False when none was chosen. */
  chooseFile(): Promise<boolean>;
  /** Reads the file again in another way. */
  change(change: Partial<Choices>): Promise<void>;
  rehearse(): Promise<void>;
  land(): Promise<void>;
  back(): void;
}

/** The path of a file into the clinic: each step is long work beside the screen. */
export function useImport(): Importing {
  const [state, send] = useReducer(changeImport, startState);
  const jobs = useJobs();
  const dialogs = useDialogs();
  const say = useMessage();
  const keptTo = useKeptTo();
  const { choices } = state;

  /** Looks into the file; where it does not say what its rows are, asks. Null when it cannot be read that way. */
  const look = async (how: Choices): Promise<Choices | null> => {
    const { on_conflict: _, all_or_nothing: __, ...request } = how;
    try {
      const preview = await jobs.raw(previewImportJob, request);
      send({ kind: 'previewed', preview });
      return how;
    } catch (problem) {
      const isTableOpen = problem instanceof DeskError && problem.fields?.table !== undefined;
      const table = isTableOpen && how.table === undefined ? await askTable(dialogs) : null;
      if (table !== null) return look({ ...how, table });
      say.fail(problem);
      return null;
    }
  };

  /** What landed before a stop goes again, unless somebody means to go on with the same file. */
  const offerToTakeBack = async ({ message, details }: DeskError): Promise<void> => {
    const { upload, inserted = 0, updated = 0 } = landedSchema.parse(details ?? {});
    // The dry run no longer says what would come of it.
    send({ kind: 'back' });
    if (upload === undefined || inserted + updated === 0) return say.warn(`${message} Nothing has landed.`);
    const sure = await dialogs.confirm({
      title: 'Take back what has landed?',
      lines: [
        `The import was stopped: ${counted(inserted, 'row')} new and ${countText(updated)} updated by then.`,
        'Kept, they are left as they are when the same file is imported again.',
        'Taken back, everything is as it was before.',
      ],
      yes: 'take it back',
      no: 'keep it',
    });
    if (!sure) return say.warn('Stopped. What had landed stays: Uploads (keys 7 U) can take it back.');
    await jobs.run(
      undoUploadJob,
      { id: upload },
      { said: ({ removed }) => `Stopped and taken back: ${counted(removed, 'row')} gone.` },
    );
  };

  return {
    state,
    async chooseFile() {
      const kept = await keptTo();
      const folder = choices ? parentOf(choices.file) : (kept?.imports ?? homedir());
      const file = await dialogs.chooseFile({
        title: 'Import which file?',
        folder,
        within: kept?.all ?? null,
        endings: ENDINGS,
        folders: true,
      });
      if (file === null) return false;
      const seen = await look({ file, map: {}, on_conflict: 'skip', all_or_nothing: false });
      if (seen) send({ kind: 'chosen', choices: seen });
      return seen !== null;
    },
    async change(change) {
      if (!choices) return;
      // What cannot be read that way is said, and the file stays as it was read before.
      const isAboutLanding = 'on_conflict' in change || 'all_or_nothing' in change;
      const next = { ...choices, ...change };
      const seen = isAboutLanding ? next : await look(next);
      if (seen) send({ kind: 'chosen', choices: seen });
    },
    async rehearse() {
      if (!choices) return;
      const report = await jobs.run(importJob, { ...choices, dry_run: true }, { quiet: true });
      if (report) send({ kind: 'rehearsed', report });
    },
    async land() {
      if (!choices) return;
      try {
        const report = await jobs.raw(importJob, { ...choices, keep_rejects: true });
        send({ kind: 'done', report });
        const { inserted, updated, rejected } = report;
        say.done(
          `Imported: ${counted(inserted, 'row')} new, ${countText(updated)} updated, ${countText(rejected)} rejected.`,
        );
      } catch (problem) {
        if (problem instanceof DeskError && problem.code === 'cancelled') await offerToTakeBack(problem);
        else say.fail(problem);
      }
    },
    back: () => send({ kind: 'back' }),
  };
}

function parentOf(file: string): string {
  return file.replace(/[/\\][^/\\]*$/, '') || '/';
}
