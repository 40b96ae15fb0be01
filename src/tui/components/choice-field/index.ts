export { type ChoiceOption, jumpToLetter, turnChoice } from './choice.ts';
export { ChoiceField, type ChoiceFieldProps } from './choice-field.tsx';
