import { useEffect, useState } from 'react';
import { titlesOf } from '../../jobs/index.ts';

const none: ReadonlyMap<string, string> = new Map();

/** What the work is called that these rows name (`patients.edit` → `Edit a patient`); nothing until that is known. */
export function useTitles(names: readonly string[]): (name: string) => string {
  const [titles, setTitles] = useState(none);
  const asked = [...new Set(names)].sort().join(' ');
  useEffect(() => {
    let isCurrent = true;
    void titlesOf(asked === '' ? [] : asked.split(' ')).then((found) => isCurrent && setTitles(found));
    return () => {
      isCurrent = false;
    };
  }, [asked]);
  return (name) => titles.get(name) ?? '';
}
