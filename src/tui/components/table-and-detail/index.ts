export { TableAndDetail } from './table-and-detail.tsx';
