import {
  type DoctorDetail,
  displacedSentence,
  doctorAbsence,
  doctorShow,
} from '../../../clinic/doctors/index.ts';
import {
  type FormField,
  FormPage,
  type FormValues,
  useForm,
  useMessage,
  useNavigation,
  useParams,
  usePerform,
  useRead,
} from '../../kit.ts';

const fields: readonly FormField[] = [
  { name: 'from', label: 'First day', kind: 'text', width: 16, placeholder: 'like 2026-12-24' },
  {
    name: 'to',
    label: 'Last day',
    kind: 'text',
    width: 16,
    help: 'Empty: the first day alone. Both days are included.',
  },
  { name: 'reason', label: 'Reason', kind: 'text', width: 34, placeholder: 'for example annual leave' },
];

/** Plans a leave of the doctor that `id` names. */
export function DoctorLeaveView() {
  const { id = '' } = useParams();
  const doctor = useRead(doctorShow, { id });
  return doctor.data ? <LeaveForm doctor={doctor.data} /> : null;
}

function LeaveForm({ doctor }: { readonly doctor: DoctorDetail }) {
  const { back, goTo } = useNavigation();
  const perform = usePerform();
  const message = useMessage();

  const save = async ({ from = '', to = '', reason = '' }: FormValues) => {
    const saved = await perform.raw(doctorAbsence, { id: doctor.id, from, to, reason });
    const outside = displacedSentence(saved.displaced);
    if (outside) message.warn(`Saved. ${outside}`);
    else message.done(`The leave of ${doctor.name} is saved.`);
    goTo('doctors', { id: doctor.id, tab: 'leave' });
  };
  const form = useForm({
    what: `the leave of ${doctor.name}`,
    fields,
    initial: {},
    onSave: save,
    onCancel: back,
  });
  return <FormPage title={`A leave of ${doctor.name}`} form={form} />;
}
