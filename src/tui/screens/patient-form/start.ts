import { useEffect, useRef, useState } from 'react';
import { type DraftRow, listDrafts } from '../../../clinic/drafts/index.ts';
import {
  type FormRules,
  openingHint,
  type PatientRecord,
  readingRules,
  showPatient,
} from '../../../clinic/patients/index.ts';
import { loadPhoneReader, type PhoneReader } from '../../../desk/fields/index.ts';
import { refuse } from '../../../desk/index.ts';
import {
  type Dialogs,
  type FormValues,
  useDesk,
  useDialogs,
  useDraftKey,
  useHouse,
  useKeysHeldUntil,
  useMessage,
  useNavigation,
  useParams,
  useReader,
} from '../../kit.ts';
import { namesFromSearch } from './fields.ts';

/** Everything the form needs before it can be drawn. */
export interface Start {
  readonly kind: string;
  readonly rules: FormRules;
  readonly readPhone: PhoneReader;
  /** The patient as she was when the form was opened; null for a new one. */
  readonly record: PatientRecord | null;
  /** The version that the changes begin from. */
  readonly version: number;
  /** The state of the database that they begin from. */
  readonly epoch: number | undefined;
  readonly draft: FormValues;
  readonly keptAt: string | null;
}

/** Where a draft of an edit remembers what it began from. */
export const versionKey = 'version';
export const epochKey = 'epoch';

/**
 * Reads what the form begins from, once. Params: `id` edits a patient, `typed` is the search that found nobody,
 * `draft` goes on with what was kept without asking.
 */
export function useStart(): Start | null {
  const { id, typed, draft } = useParams();
  const read = useReader();
  const desk = useDesk();
  const key = useDraftKey();
  const dialogs = useDialogs();
  const message = useMessage();
  const zone = useHouse().time_zone;
  const { back } = useNavigation();
  const [start, setStart] = useState<Start | null>(null);
  const begun = useRef(false);
  // A name typed right behind the key that opened the form is the patient's, not a row of commands.
  const meanwhile = useRef(useKeysHeldUntil(start !== null));
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    const begin = async (): Promise<Start> => {
      const kind = id === undefined ? 'patients.register' : `patients.edit:${id}`;
      // Asked for before anything is read: a restore meanwhile must not go unseen.
      const { epoch } = desk;
      const rules = await read(readingRules, { patient: id });
      const record = id === undefined ? null : await read(showPatient, { id });
      const [kept] = (await read(listDrafts, { kind, key })).filter((one) => one.kind === kind);
      const wanted =
        kept && (draft === 'yes' || (await meanwhile.current(() => goOn(dialogs, kept, record, zone))))
          ? kept
          : undefined;
      const {
        [versionKey]: version,
        [epochKey]: typedIn,
        ...values
      } = wanted?.values ?? namesFromSearch(typed ?? '');
      refuseClosed(values, rules, record);
      return {
        kind,
        rules,
        readPhone: await loadPhoneReader(),
        record,
        version: version === undefined ? (record?.version ?? 0) : Number(version),
        epoch: typedIn === undefined ? epoch : Number(typedIn),
        draft: values,
        keptAt: wanted?.kept_at ?? null,
      };
    };
    begin().then(setStart, (problem) => {
      message.fail(problem);
      back();
    });
  }, [id, typed, draft, read, desk, dialogs, message, zone, back, key]);
  return start;
}

/** What was typed while the record was open stays kept until it is open again. */
function refuseClosed(values: FormValues, { locked }: FormRules, record: PatientRecord | null): void {
  const closed = locked.filter((name) => values[name] !== undefined);
  if (closed.length === 0) return;
  refuse('forbidden', `What you typed has fields that are closed now: ${closed.join(', ')}.`, {
    hint: record?.clinical === 'reason_needed' ? openingHint(record.number) : 'Begin anew to leave them out.',
  });
}

function goOn(
  dialogs: Dialogs,
  kept: DraftRow,
  record: PatientRecord | null,
  zone: string,
): Promise<boolean> {
  const at = Temporal.Instant.from(kept.kept_at).toZonedDateTimeISO(zone).toPlainDateTime();
  const { first_name = '', last_name = '', birth_date = '' } = kept.values;
  const who = record
    ? record.full_name
    : [first_name, last_name, birth_date].filter(Boolean).join(' ') || 'no name yet';
  return dialogs.confirm({
    title: 'Go on with what you typed?',
    lines: [
      `${record ? 'Changes of' : 'A new patient:'} ${who}`,
      `typed ${at.toPlainDate()} at ${at.toPlainTime().toString({ smallestUnit: 'second' })}, not saved.`,
    ],
    yes: 'go on with it',
    no: 'begin anew',
  });
}
