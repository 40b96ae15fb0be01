import { useRef, useState } from 'react';
import { dropDraft, keepDraft, listDrafts } from '../../../clinic/drafts/index.ts';
import {
  type ChangedPatient,
  editPatient,
  registerPatient,
  showPatient,
} from '../../../clinic/patients/index.ts';
import { isRefusal } from '../../../desk/index.ts';
import {
  type FormValues,
  useDesk,
  useDialogs,
  useDraftKey,
  useMessage,
  usePerform,
  useReadAgain,
  useReader,
} from '../../kit.ts';
import { conflictOf, resolved } from './conflict.ts';
import { changedValues, formValues, type patientFormFields } from './fields.ts';
import { askWhoseStands } from './stale-dialog.tsx';
import { epochKey, type Start, versionKey } from './start.ts';

export interface Saving {
  /** When what is typed was last kept as a draft. */
  readonly keptAt: string | null;
  save(values: FormValues): Promise<ChangedPatient>;
  keep(values: FormValues): Promise<void>;
  drop(): Promise<void>;
}

/** Saving, keeping and forgetting what the form holds. */
export function useSaving(
  start: Start,
  fields: ReturnType<typeof patientFormFields>,
  initial: FormValues,
): Saving {
  const perform = usePerform();
  const read = useReader();
  const readAgain = useReadAgain();
  const desk = useDesk();
  const key = useDraftKey();
  const dialogs = useDialogs();
  const message = useMessage();
  const [keptAt, setKeptAt] = useState(start.keptAt);
  const isDone = useRef(false);
  const { kind, record } = start;

  const drop = async () => {
    isDone.current = true;
    try {
      await perform.raw(dropDraft, { kind });
    } catch (problem) {
      isDone.current = false;
      throw problem;
    }
    readAgain(listDrafts);
  };

  const keep = async (values: FormValues) => {
    if (isDone.current) return;
    const typed = record
      ? {
          ...changedValues(values, initial),
          [versionKey]: String(start.version),
          ...(start.epoch === undefined ? {} : { [epochKey]: String(start.epoch) }),
        }
      : changedValues(values, {});
    try {
      setKeptAt((await desk.perform(keepDraft, { kind, values: typed, key })).kept_at);
      readAgain(listDrafts);
    } catch (problem) {
      message.fail(problem);
    }
  };

  const edit = (id: string, version: number, changes: FormValues) =>
    perform.raw(editPatient, { id, version, ...changes });

  const saveEdit = async (id: string, values: FormValues): Promise<ChangedPatient> => {
    const changes = changedValues(values, initial);
    try {
      return await edit(id, start.version, changes);
    } catch (problem) {
      if (!isRefusal(problem, 'stale')) throw problem;
      const fresh = await read(showPatient, { id });
      const now = formValues(fields, fresh);
      const by = problem.details?.changed_by;
      const conflict = conflictOf(
        fields,
        { initial, values, now },
        fresh,
        typeof by === 'string' ? by : null,
      );
      const whose = await askWhoseStands(dialogs, conflict);
      if (whose === null) throw problem;
      return edit(id, fresh.version, resolved(changes, initial, now, whose));
    }
  };

  const save = async (values: FormValues): Promise<ChangedPatient> => {
    const saved = record
      ? await saveEdit(record.id, values)
      : await perform.raw(registerPatient, given(values));
    // She is on file now: a draft that could not be dropped must not look as if she were not.
    await drop().catch((problem: unknown) => message.fail(problem));
    return saved;
  };

  return { keptAt, save, keep, drop };
}

/** What was typed; the desk itself says which of the rest is missing. */
function given(values: FormValues) {
  const { first_name, last_name, birth_date, gender, ...rest } = values;
  return { first_name, last_name, birth_date, gender, ...changedValues(rest, {}) };
}
