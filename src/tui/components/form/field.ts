import type { ChoiceOption } from '../choice-field/index.ts';
import type { Option } from '../dialog/options.ts';

/** What is typed into a form, as it is typed: every value is text. */
export type FormValues = Readonly<Record<string, string>>;

interface Base {
  /** The field's name in the schema and the database, `birth_date`. */
  readonly name: string;
  readonly label: string;
  /** Folded away under this heading until opened. */
  readonly section?: string | undefined;
  /** Beside the field while it is focused and right. */
  readonly help?: string | undefined;
  /** False leaves it out (and out of the values checked). */
  readonly show?: ((values: FormValues) => boolean) | undefined;
  /** Cells; as many as there is room unless said. */
  readonly width?: number | undefined;
}

/** One field of a form. */
export type FormField =
  | (Base & {
      readonly kind: 'text';
      readonly placeholder?: string | undefined;
      /** Dots instead of what is typed: a password. */
      readonly mask?: boolean | undefined;
      /** Beside the value, from the value: an age beside a date of birth. */
      readonly note?: ((value: string, values: FormValues) => string | undefined) | undefined;
    })
  | (Base & { readonly kind: 'choice'; readonly options: readonly ChoiceOption[] })
  /** Yes or no; the values are `yes` and `no`. */
  | (Base & { readonly kind: 'toggle' })
  /** Long text: Enter opens the editor. */
  | (Base & { readonly kind: 'long' })
  /** Chosen in a dialog that Enter opens; `label` of what is chosen is shown, its value is kept. */
  | (Base & {
      readonly kind: 'pick';
      /** `typed` is what was typed at the row: where the search in the dialog begins. */
      readonly pick: (values: FormValues, typed: string) => Promise<Option<string> | null>;
      /** How the value is shown before anything was picked. */
      readonly shown?: string | undefined;
    });

/** A heading that opens and closes, or a field: what the cursor of a form can stand on. */
export type FormRow =
  | { readonly kind: 'section'; readonly title: string; readonly isOpen: boolean; readonly filled: number }
  | { readonly kind: 'field'; readonly field: FormField };
