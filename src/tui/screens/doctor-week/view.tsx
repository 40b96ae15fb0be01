import { Box } from 'ink';
import { useState } from 'react';
import { z } from 'zod';
import {
  type DoctorDetail,
  displacedSentence,
  doctorSchedule,
  doctorShow,
} from '../../../clinic/doctors/index.ts';
import {
  Form,
  type FormValues,
  Lines,
  Toned,
  useActions,
  useBody,
  useForm,
  useMessage,
  useNavigation,
  useParams,
  usePerform,
  useRead,
} from '../../kit.ts';
import { weekActions } from './actions.ts';
import { fieldBefore, weekFields, weekOf, weekProblems, weekValues } from './week.ts';

/** The week of the doctor that `id` names, a line a day. */
export function DoctorWeekView() {
  const { id = '' } = useParams();
  const doctor = useRead(doctorShow, { id });
  return doctor.data ? <WeekForm doctor={doctor.data} /> : null;
}

/** A day's sentence comes from the day as a whole: start, end and break belong together. */
const weekSchema = z.record(z.string(), z.string()).superRefine((values, context) => {
  for (const [field, message] of Object.entries(weekProblems(values))) {
    context.addIssue({ code: 'custom', path: [field], message });
  }
});

function WeekForm({ doctor }: { readonly doctor: DoctorDetail }) {
  const { columns: width, rows: height } = useBody();
  const { back, goTo } = useNavigation();
  const perform = usePerform();
  const message = useMessage();
  // The version that was on the screen when the form was opened: not one that another desk makes meanwhile.
  const [seen] = useState(doctor.version);

  const save = async (values: FormValues) => {
    const saved = await perform.raw(doctorSchedule, { id: doctor.id, week: weekOf(values), version: seen });
    const outside = displacedSentence(saved.displaced);
    if (outside) message.warn(`Saved. ${outside}`);
    else message.done(`The week of ${doctor.name} is saved: ${saved.duty_text} now.`);
    goTo('doctors', { id: doctor.id, tab: 'schedule' });
  };
  const form = useForm({
    what: `the week of ${doctor.name}`,
    fields: weekFields,
    initial: weekValues(doctor),
    schema: weekSchema,
    toInput: (values) => values,
    onSave: save,
    onCancel: back,
  });
  const before = fieldBefore(form.focus);
  useActions(weekActions, {
    hasDayBefore: before !== undefined,
    copy: () => {
      if (before === undefined) return;
      form.set(form.focus, form.values[before] ?? '');
      form.send({ kind: 'move', by: 1 });
    },
  });
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Toned tone="title">{` The week of ${doctor.name}`}</Toned>
      <Lines
        lines={[
          [],
          [
            {
              text: '   Write 8-16, or 8-16 break 12-13. Ctrl+U empties a day: then it is free.',
              tone: 'muted',
            },
          ],
          [],
        ]}
        width={width}
      />
      <Form form={form} width={width} height={height - 4} />
    </Box>
  );
}
