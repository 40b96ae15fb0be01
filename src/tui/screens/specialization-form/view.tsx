import {
  type SpecializationRow,
  specializationAdd,
  specializationEdit,
  specializationShow,
} from '../../../clinic/specializations/index.ts';
import {
  type FormField,
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

const fields: readonly FormField[] = [
  { name: 'name', label: 'Name', kind: 'text', width: 34 },
  {
    name: 'code',
    label: 'Code',
    kind: 'text',
    width: 6,
    help: 'On the tickets, G in G-017. Empty: made from the name.',
  },
  { name: 'max_capacity', label: 'Capacity', kind: 'text', width: 6, help: 'How many may wait at once.' },
  { name: 'is_active', label: 'Active', kind: 'toggle', help: 'no: nobody can be queued or booked for it.' },
  { name: 'description', label: 'About', kind: 'long' },
];

/** Adds a specialization, or edits the one that `id` names. */
export function SpecializationFormView() {
  const { id } = useParams();
  const one = useRead(specializationShow, { id: id ?? '' }, { enabled: id !== undefined });
  if (id === undefined) return <SpecializationForm one={null} />;
  return one.data ? <SpecializationForm one={one.data} /> : null;
}

function SpecializationForm({ one }: { readonly one: SpecializationRow | null }) {
  const { back, goTo, navigate } = useNavigation();
  const perform = usePerform();
  const message = useMessage();
  const edit = useEdit(one);

  const save = async (values: FormValues) => {
    const saved = edit
      ? await perform.raw(specializationEdit, edit(values))
      : await perform.raw(specializationAdd, addInput(values));
    message.done(`${saved.name} is saved, with the code ${saved.code}.`);
    goTo('doctors');
    navigate('specializations', { id: saved.id });
  };
  const form = useForm({
    what: one ? `the edit of ${one.name}` : 'the new specialization',
    fields,
    initial: one ? valuesOf(one) : { max_capacity: '10', is_active: 'yes' },
    schema: one ? specializationEdit.input : specializationAdd.input,
    toInput: (values) => (edit ? edit(values) : addInput(values)),
    onSave: save,
    onCancel: back,
  });
  return <FormPage title={one ? `Edit ${one.name}` : 'New specialization'} form={form} />;
}

function valuesOf(one: SpecializationRow): FormValues {
  return {
    name: one.name,
    code: one.code,
    max_capacity: String(one.max_capacity),
    is_active: one.is_active ? 'yes' : 'no',
    description: one.description ?? '',
  };
}

function addInput({ name = '', ...rest }: FormValues) {
  return { name, ...rest };
}
