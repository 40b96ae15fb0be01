export { type Detail, Details, type DetailsProps } from './details.tsx';
