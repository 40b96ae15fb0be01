import { Box } from 'ink';
import { useState } from 'react';
import { checkPassword, userAdd } from '../../../clinic/users/index.ts';
import { refuseInPlaceOfAccounts } from '../../../data/restore/index.ts';
import { abandonClinic, createClinic, openClinic } from '../../../data/schema/index.ts';
import { placeOf } from '../../../data/status/index.ts';
import {
  Form,
  type FormValues,
  Lines,
  type Option,
  type Span,
  Spinner,
  useBody,
  useDialogs,
  useEntrance,
  useForm,
  useLongWork,
  useMessage,
} from '../../kit.ts';
import { BUSY_TIMEOUT } from '../../open.ts';
import {
  administratorOf,
  asAsked,
  newClinicFields,
  newClinicSchema,
  signInOf,
  usualValues,
} from './state.ts';

/** No clinic yet: where it will be, and the few things it needs to know. */
export function NewClinic() {
  const { columns: width, rows: height } = useBody();
  const { db, backups, adopt } = useEntrance();
  const dialogs = useDialogs();
  const message = useMessage();
  const { isWorking, run } = useLongWork();
  const [initial] = useState(usualValues);

  const pick = async (title: string, options: readonly Option<string>[], typed: string) => {
    const value = await dialogs.choose({ title, options, typed });
    return options.find((option) => option.value === value) ?? null;
  };
  const create = async (values: FormValues) => {
    const wanted = newClinicSchema.parse(asAsked(values));
    const { name, time_zone, country, start } = wanted;
    await refuseInPlaceOfAccounts({ db, ...(backups === undefined ? {} : { backups }) });
    // Before there is anything: a clinic that was to be closed must not come to be open.
    if (start === 'accounts') await checkAdministrator(values, name);
    const isNew = !(await placeOf(db)).exists;
    const clinic = await openClinic({ db, create: true, anyRevision: true, busyTimeout: BUSY_TIMEOUT });
    try {
      await createClinic(clinic, { name, time_zone, country, demo: start === 'demo' });
      if (start === 'accounts') await clinic.desk.perform(userAdd, administratorOf(values));
    } catch (problem) {
      await abandonClinic(clinic, isNew);
      throw problem;
    }
    await adopt(clinic, start === 'accounts' ? signInOf(values) : undefined);
    message.done(said[start](name));
  };
  const form = useForm({
    what: 'the new clinic',
    fields: newClinicFields(pick, initial),
    initial,
    schema: newClinicSchema,
    toInput: asAsked,
    onSave: (values) => run(() => create(values)),
    onCancel: () => message.info('There is no clinic yet. Ctrl+S makes it; Ctrl+C twice leaves.'),
  });
  // A pick shows its value by the label of the moment, so the fields follow what is typed.
  const shown = { ...form, fields: newClinicFields(pick, form.values) };
  const head = introduction(db);
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Lines lines={head} width={width} />
      <Form form={shown} width={width} height={height - head.length - 1} />
      {isWorking ? <Spinner label="Making the clinic …" /> : null}
    </Box>
  );
}

const said = {
  demo: (name: string) => `${name} is ready, with invented people in it. Nothing here is real.`,
  open: (name: string) => `${name} is ready, open to all. Doctors (5) come next, then the first patient (n).`,
  accounts: (name: string) => `${name} is ready. Doctors (5) come next; who else works here: Admin (8).`,
} as const;

function introduction(db: string): Span[][] {
  return [
    [],
    [{ text: '   Welcome. There is no clinic here yet.', tone: 'title' }],
    [{ text: `   It will be kept in ${db}`, tone: 'muted' }],
    [],
    [{ text: '   Say what it is called and where it is; Ctrl+S makes it.' }],
    [],
  ];
}

function checkAdministrator(values: FormValues, clinic: string): Promise<void> {
  const { email, first_name, last_name, password } = administratorOf(values);
  return checkPassword(password, { known: [email, first_name, last_name, clinic] });
}
