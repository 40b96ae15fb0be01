export { Progress } from './progress.tsx';
export { Spinner } from './spinner.tsx';
