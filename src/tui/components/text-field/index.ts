export { EDITING_KEYS, editLine, insertText, type Line } from './editing.ts';
export { SearchLine, type SearchLineProps } from './search-line.tsx';
export { TextField, type TextFieldProps } from './text-field.tsx';
