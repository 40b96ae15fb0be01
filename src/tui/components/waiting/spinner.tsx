import { Spinner as Turning } from '@inkjs/ui';

/** Something is under way, nobody knows how long. */
export function Spinner({ label }: { readonly label: string }) {
  return <Turning label={label} />;
}
