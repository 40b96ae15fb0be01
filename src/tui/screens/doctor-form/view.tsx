import {
  type DoctorDetail,
  displacedSentence,
  doctorAdd,
  doctorEdit,
  doctorShow,
} from '../../../clinic/doctors/index.ts';
import {
  FormPage,
  type FormValues,
  useEdit,
  useForm,
  useMessage,
  useNavigation,
  useParams,
  usePerform,
  useRead,
} from '../../kit.ts';
import { doctorFields, emptyDoctor, valuesOf } from './fields.ts';
import { usePickSpecializations } from './use-pick-specializations.ts';

/** Adds a doctor, or edits the one that `id` names. */
export function DoctorFormView() {
  const { id } = useParams();
  const doctor = useRead(doctorShow, { id: id ?? '' }, { enabled: id !== undefined });
  if (id === undefined) return <DoctorForm doctor={null} />;
  return doctor.data ? <DoctorForm doctor={doctor.data} /> : null;
}

function DoctorForm({ doctor }: { readonly doctor: DoctorDetail | null }) {
  const { back, goTo, replace } = useNavigation();
  const perform = usePerform();
  const message = useMessage();
  const pick = usePickSpecializations();
  const what = doctor ? `the edit of ${doctor.name}` : 'the new doctor';
  const initial = doctor ? valuesOf(doctor) : emptyDoctor;
  const edit = useEdit(doctor);

  const save = async (values: FormValues) => {
    if (edit) {
      const saved = await perform.raw(doctorEdit, edit(values));
      const outside = displacedSentence(saved.displaced);
      if (outside) message.warn(`Saved. ${outside}`);
      else message.done(`${saved.name} is saved.`);
      return goTo('doctors', { id: saved.id });
    }
    const added = await perform.raw(doctorAdd, addInput(values));
    message.done(`${added.name} is added. Now the week: when does ${added.name} work?`);
    replace('doctor-week', { id: added.id });
  };
  const form = useForm({
    what,
    fields: doctorFields(initial, pick),
    initial,
    schema: doctor ? doctorEdit.input : doctorAdd.input,
    toInput: (values) => (edit ? edit(values) : addInput(values)),
    onSave: save,
    onCancel: back,
  });
  const shown = { ...form, fields: doctorFields(form.values, pick) };
  return <FormPage title={doctor ? `Edit ${doctor.name}` : 'New doctor'} form={shown} />;
}

/** What was left empty is missing for a new doctor, and emptied for one that is there. */
function addInput(values: FormValues) {
  const { full_name = '', license_number = '', ...rest } = values;
  return { full_name, license_number, ...rest };
}
