import { useMemo, useReducer, useState } from 'react';
import type { z } from 'zod';
import { begunIn } from '../../../desk/epoch.ts';
import { DeskError } from '../../../desk/errors.ts';
import { beginHere } from '../../shell/begin-here.ts';
import { useMessage, useUnsaved } from '../../shell/hooks.ts';
import { useServices } from '../../shell/services.ts';
import type { ConfirmOptions } from '../dialog/confirm.tsx';
import { useDialogs } from '../dialog/use-dialogs.tsx';
import { fieldErrors, filledValues } from './check.ts';
import type { FormField, FormValues } from './field.ts';
import { changeForm, type FormEvent, type FormState, isDirty, startForm } from './state.ts';
import { useDraft } from './use-draft.ts';

export interface FormOptions {
  /** What it is, for the questions before leaving it: `New patient`. */
  readonly what: string;
  readonly fields: readonly FormField[];
  readonly initial: FormValues;
  /** Typed earlier and not saved: laid over the initial values, and unsaved from the start. */
  readonly draft?: FormValues | undefined;
  /** Checks the fields as they are left, and all of them before saving: an operation's `input`. */
  readonly schema?: z.ZodType | undefined;
  /** The schema's input from what is typed; without it, the values as they are, empty ones missing. */
  readonly toInput?: ((values: FormValues) => unknown) | undefined;
  /** The state of the database that `initial` was read from, where that was before the form is drawn. */
  readonly epoch?: number | undefined;
  /** A question before values that are right are saved; null: none. */
  readonly ask?: ((values: FormValues) => ConfirmOptions | null) | undefined;
  /** Saves; what it throws is shown, at the fields where it names them. */
  readonly onSave: (values: FormValues) => unknown;
  /** Leaves without saving; was asked about already. */
  readonly onCancel: () => unknown;
  /** Puts away what is typed so far. */
  readonly onDraft?: ((values: FormValues) => unknown) | undefined;
}

export interface FormControl {
  readonly fields: readonly FormField[];
  readonly state: FormState;
  readonly values: FormValues;
  readonly isDirty: boolean;
  /** What is wrong, by field, for the fields that show it. */
  readonly errors: Readonly<Record<string, string>>;
  /** The field that has the focus. */
  readonly focus: string;
  set(name: string, value: string): void;
  send(event: FormEvent): void;
  /** Checks and saves, with `onSave` or in another way (save and queue). True when it is saved. */
  submit(save?: (values: FormValues) => unknown): Promise<boolean>;
  /** Leaves; asks first when something would be lost. */
  cancel(): Promise<void>;
}

/** A form's state, apart from its drawing, so that a screen may read the values and save in more than one way. */
export function useForm(options: FormOptions): FormControl {
  const { fields, schema, toInput = filledValues } = options;
  const [state, send] = useReducer(
    (current: FormState, event: FormEvent) => changeForm(fields, current, event),
    undefined,
    () => startForm(fields, options.initial, options.draft),
  );
  const services = useServices();
  const [beginning] = useState(() => beginHere(services, options.epoch));
  const dialogs = useDialogs();
  const say = useMessage();
  const dirty = isDirty(state);
  const forgetDraft = useDraft(state.values, dirty, options.onDraft);
  useUnsaved(dirty ? options.what : null, options.onDraft !== undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a schema and its reading do not change with the values
  const found = useMemo(() => fieldErrors(schema, toInput(state.values)), [schema, state.values]);
  const errors = { ...pick(found, state.touched), ...state.refused };

  const submit = async (save: FormOptions['onSave'] = options.onSave) => {
    if (Object.keys(found).length > 0) {
      send({ kind: 'refuse', errors: found });
      say.fail(firstOf(fields, found));
      return false;
    }
    const question = options.ask?.(state.values) ?? null;
    if (question !== null && !(await dialogs.confirm(question))) return false;
    try {
      await begunIn(beginning, () => save(state.values));
    } catch (problem) {
      if (problem instanceof DeskError && problem.fields) send({ kind: 'refuse', errors: problem.fields });
      say.fail(problem);
      return false;
    }
    forgetDraft();
    send({ kind: 'saved' });
    return true;
  };

  const cancel = async () => {
    const sure =
      !dirty ||
      (await dialogs.confirm({
        title: 'Leave without saving?',
        lines: ['What you typed is not saved.'],
        yes: 'leave it and drop what was typed',
        no: 'go on typing',
      }));
    if (!sure) return;
    forgetDraft();
    await options.onCancel();
  };

  return {
    fields,
    state,
    values: state.values,
    isDirty: dirty,
    errors,
    focus: state.focus,
    set: (name, value) => send({ kind: 'type', name, value }),
    send,
    submit,
    cancel,
  };
}

function pick(errors: Readonly<Record<string, string>>, names: ReadonlySet<string>): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).filter(([name]) => names.has(name)));
}

function firstOf(fields: readonly FormField[], errors: Readonly<Record<string, string>>): string {
  const field = fields.find((candidate) => errors[candidate.name] !== undefined);
  if (field) {
    const sentence = errors[field.name] ?? '';
    const isNamed = sentence.toLowerCase().includes(field.label.toLowerCase());
    return isNamed ? sentence : `${field.label}: ${sentence}`;
  }
  const [name, sentence] = Object.entries(errors)[0] ?? ['', 'Something is not right yet.'];
  return name === '' ? sentence : `${name}: ${sentence}`;
}
