import { z } from 'zod';
import { DeskError } from '../../../src/desk/index.ts';
import { Form, type FormField, useForm } from '../../../src/tui/components/form/index.ts';
import { useMessage, useNavigation } from '../../../src/tui/shell/hooks.ts';
import { defineScreen, type ScreenEntry } from '../../../src/tui/shell/screen.ts';
import { useBody } from '../../../src/tui/shell/size.ts';

export interface FormLog {
  readonly saved: Array<Readonly<Record<string, string>>>;
  readonly drafts: Array<Readonly<Record<string, string>>>;
}

const fields: readonly FormField[] = [
  { kind: 'text', name: 'name', label: 'Name', help: 'As on the card.' },
  {
    kind: 'text',
    name: 'born',
    label: 'Born',
    note: (born) => (born.length === 4 ? `${2026 - Number(born)} y` : undefined),
  },
  {
    kind: 'choice',
    name: 'gender',
    label: 'Gender',
    options: ['Male', 'Female', 'Other'].map((value) => ({ value, label: value })),
  },
  { kind: 'text', name: 'city', label: 'City', section: 'Address' },
  { kind: 'long', name: 'notes', label: 'Notes', section: 'Medical' },
  {
    kind: 'pick',
    name: 'doctor',
    label: 'Doctor',
    section: 'Medical',
    pick: async () => ({ value: 'lindt', label: 'Dr Lindt' }),
  },
];

const schema = z.object({
  name: z.string({ error: 'A name is needed.' }),
  born: z
    .string()
    .regex(/^\d{4}$/, 'Four digits are needed.')
    .optional(),
  city: z.string().max(5, 'That city is too long.').optional(),
});

/** A screen with a form, as a contributor would write it, and what came of it. */
export function formScreens(log: FormLog, draft?: Readonly<Record<string, string>>): readonly ScreenEntry[] {
  function View() {
    const { columns, rows } = useBody();
    const { back } = useNavigation();
    const say = useMessage();
    const form = useForm({
      what: 'New patient',
      fields,
      initial: { name: '', born: '', gender: '', city: '', notes: '', doctor: '' },
      draft,
      schema,
      onSave: (values) => {
        if (values.name === 'taken') {
          throw new DeskError('duplicate', 'She is here already.', {
            hint: 'Open her instead.',
            fields: { name: 'Taken.' },
          });
        }
        log.saved.push(values);
        say.done('Saved.');
      },
      onCancel: back,
      onDraft: (values) => log.drafts.push(values),
    });
    return <Form form={form} width={columns} height={rows} />;
  }
  return [
    {
      name: 'home',
      title: 'Home',
      digit: '1',
      load: async () => ({ screen: defineScreen({ actions: [], View: () => null }) }),
    },
    {
      name: 'form',
      title: 'Form',
      digit: '2',
      load: async () => ({ screen: defineScreen({ actions: [], View }) }),
    },
  ];
}
