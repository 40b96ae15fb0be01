import { Box } from 'ink';
import { useEffect, useMemo, useRef } from 'react';
import {
  type ChangedPatient,
  lastFirst,
  likelyDuplicates,
  patientFormSchema,
} from '../../../clinic/patients/index.ts';
import {
  bothEnds,
  Form,
  type FormControl,
  Lines,
  plainLine,
  timeOfDay,
  useActions,
  useBody,
  useForm,
  useHouse,
  useMessage,
  useNavigation,
  useRead,
} from '../../kit.ts';
import { patientFormActions } from './actions.ts';
import { described, duplicateLines } from './duplicates.ts';
import { formValues, patientFormFields } from './fields.ts';
import { type Start, useStart } from './start.ts';
import { useSaving } from './use-saving.ts';

/** From this width on duplicates stand beside the form, which then still has its 80 columns. */
const besideColumns = 158;

/** Registering a patient, or editing the one named by `id`. */
export function PatientFormView() {
  const start = useStart();
  return start ? <PatientForm start={start} /> : null;
}

function PatientForm({ start }: { readonly start: Start }) {
  const { record, rules } = start;
  const { columns: width, rows: height } = useBody();
  const zone = useHouse().time_zone;
  const { navigate, replace, back } = useNavigation();
  const message = useMessage();
  const fields = useMemo(() => patientFormFields(rules), [rules]);
  const initial = useMemo(() => formValues(fields, record), [fields, record]);
  const schema = useMemo(() => patientFormSchema(rules, start.readPhone), [rules, start]);
  const saving = useSaving(start, fields, initial);
  const saved = useRef<ChangedPatient | null>(null);
  const what = record ? `the changes of ${record.full_name}` : 'the new patient';
  const form = useForm({
    what,
    fields,
    initial,
    draft: start.draft,
    epoch: start.epoch,
    schema,
    onSave: async (values) => {
      saved.current = await saving.save(values);
    },
    onDraft: saving.keep,
    onCancel: async () => {
      await saving.drop();
      back();
    },
  });
  useKeptWhenLeft(form, saving.keep);

  const asked = described(form.values);
  const found = useRead(
    likelyDuplicates,
    { ...asked, ...(record && { except: record.id }) },
    { enabled: asked !== null },
  ).data;
  const duplicates = asked === null ? [] : (found ?? []);

  /** Leaves the form only after it has let go of what was typed. */
  const submit = async (to: 'record' | 'queue') => {
    if (!(await form.submit())) return false;
    const patient = saved.current;
    if (!patient) return false;
    say(patient);
    if (to === 'queue') replace('queue', { patient: patient.id });
    else if (record) back();
    else replace('patients', { id: patient.id });
    return true;
  };
  const say = (patient: ChangedPatient) => {
    const done = record
      ? `Saved ${patient.full_name}.`
      : `Registered ${patient.full_name} as ${patient.number}.`;
    const [warning] = patient.warnings;
    if (warning) message.warn(`${done} ${warning}`);
    else message.done(done);
  };

  useActions(patientFormActions, {
    duplicates: duplicates.length,
    saveAndQueue: () => submit('queue'),
    openDuplicate: () => duplicates[0] && navigate('patients', { id: duplicates[0].id }),
  });

  const wide = width >= besideColumns;
  const beside = wide ? 78 : 0;
  const lines = duplicateLines(duplicates, wide ? beside : width);
  const below = wide ? 0 : lines.length;
  const title = record ? `Edit ${plainLine(lastFirst(record))}  ${record.number}` : 'New patient';
  const kept = saving.keptAt === null ? '' : `draft kept ${timeOfDay(saving.keptAt, zone)}`;
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Lines lines={[[{ text: ` ${bothEnds(title, kept, width - 2)}`, tone: 'title' }]]} width={width} />
      <Box width={width} height={height - 1 - below}>
        <Form
          form={{ ...form, submit: () => submit('record') }}
          width={width - beside}
          height={height - 1 - below}
        />
        {wide ? <Lines lines={lines} width={beside} height={height - 1} /> : null}
      </Box>
      {below > 0 ? <Lines lines={lines} width={width} height={below} /> : null}
    </Box>
  );
}

/** Keeps what is typed as soon as a field is left: a terminal that is killed then loses nothing of it. */
function useKeptWhenLeft(form: FormControl, keep: (values: FormControl['values']) => unknown): void {
  const { focus, isDirty, values } = form;
  const left = useRef(focus);
  useEffect(() => {
    if (left.current === focus) return;
    left.current = focus;
    if (isDirty) void keep(values);
  }, [focus, isDirty, values, keep]);
}
