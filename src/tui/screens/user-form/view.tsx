import { useState } from 'react';
import { newAccountSchema, type UserRow, userAdd, userEdit, userList } from '../../../clinic/users/index.ts';
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
  useSeat,
} from '../../kit.ts';
import { addInput, asksForAdmin, emptyUser, userFields, valuesOf, whoIs } from './fields.ts';
import { usePickDoctor } from './use-pick-doctor.ts';

/** Adds an account, or edits the one that `id` names. */
export function UserFormView() {
  const { id } = useParams();
  const users = useRead(userList, {}, { enabled: id !== undefined });
  if (id === undefined) return <UserForm user={null} />;
  const user = users.data?.find((one) => one.id === id);
  return user ? <UserForm user={user} /> : null;
}

function UserForm({ user }: { readonly user: UserRow | null }) {
  const { back } = useNavigation();
  const { standing, acts } = useSeat();
  const perform = usePerform();
  const message = useMessage();
  const pick = usePickDoctor();
  const [isFirst] = useState(standing.kind === 'open');
  const [doctorName, setDoctorName] = useState(user?.doctor?.full_name ?? '');
  const edit = useEdit(user);
  const isNew = user === null;
  const initial = user ? valuesOf(user) : { ...emptyUser, ...(isFirst ? { role: 'admin' } : {}) };

  const save = async (values: FormValues) => {
    if (edit) {
      const saved = await perform.raw(userEdit, edit(whoIs(values)));
      message.done(`${saved.full_name} is saved.`);
      return back();
    }
    const add = () => perform.raw(userAdd, addInput(values, { mustChange: !isFirst }));
    if (isFirst) return acts.moveIn(add, values.email ?? '', values.password ?? '');
    const added = await add();
    message.done(`${added.full_name} can sign in now, and then has to choose a password.`);
    back();
  };
  const form = useForm({
    what: user ? `the edit of ${user.full_name}` : 'the new account',
    fields: fieldsFor(doctorName),
    initial,
    schema: user ? userEdit.input : newAccountSchema,
    toInput: (values) => (edit ? edit(whoIs(values)) : addInput(values, { mustChange: !isFirst })),
    ask: (values) => (isFirst ? null : asksForAdmin(initial, values)),
    onSave: save,
    onCancel: back,
  });
  function fieldsFor(doctor: string) {
    return userFields({
      isNew,
      isFirst,
      doctor,
      pick: async (typed) => {
        const option = await pick(typed);
        if (option) setDoctorName(option.label);
        return option;
      },
    });
  }
  const title = user ? `Edit ${user.full_name}` : isFirst ? 'The first administrator' : 'New account';
  return <FormPage title={title} form={{ ...form, fields: fieldsFor(doctorName) }} />;
}
