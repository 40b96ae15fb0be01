export type { FormField, FormValues } from './field.ts';
export { Form, type FormProps } from './form.tsx';
export { formActions } from './form-actions.ts';
export { FormPage } from './form-page.tsx';
export { useEdit } from './use-edit.ts';
export { type FormControl, type FormOptions, useForm } from './use-form.ts';
