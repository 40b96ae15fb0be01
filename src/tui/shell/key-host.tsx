import { useInput, usePaste } from 'ink';
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useState } from 'react';
import { type Input, keyPresses } from '../keys/index.ts';
import { plainText } from '../text/index.ts';
import { deliver } from './deliver.ts';
import { isAwake } from './seat/use-idle-lock.ts';
import { useServices } from './services.ts';

/**
 * The one place that reads the keyboard. A key is delivered, then the next one only after React has committed what
 * the first one changed: `taken` is set in the same batch as the handler's own state, so its commit is theirs.
 */
export function KeyHost({ children }: { readonly children: ReactNode }) {
  const services = useServices();
  const { keys } = services;
  const [taken, setTaken] = useState(0);

  const pump = useCallback(() => {
    const input = keys.take();
    if (!input) return;
    try {
      deliver(services, input);
    } finally {
      setTaken((count) => count + 1);
    }
  }, [services, keys]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new count is what says that the key was taken in
  useLayoutEffect(() => {
    keys.delivered();
    // Not from within the commit: what this commit asked for (effects, a screen's first read) comes first.
    const next = setImmediate(pump);
    return () => clearImmediate(next);
  }, [taken, keys, pump]);

  useEffect(() => keys.onReady(() => setImmediate(pump)), [keys, pump]);

  const push = (inputs: readonly Input[]) => {
    // A key pressed at a desk that nobody sat at for too long wakes it: it is not for what lay on it.
    if (isAwake(services, true)) keys.push(inputs);
  };
  useInput((input, raw) => push(keyPresses(input, raw).map((press) => ({ kind: 'key', press }))));
  usePaste((text) => push([{ kind: 'paste', text: plainText(text) }]));
  return children;
}
