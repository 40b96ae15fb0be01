import { useMemo, useSyncExternalStore } from 'react';
import { footerLine } from '../actions/index.ts';
import { truncate } from '../text/index.ts';
import { type Tone, Toned } from '../theme/index.ts';
import { type MessageKind, messageSign } from './message.ts';
import { useServices } from './services.ts';
import { useStore } from './store.ts';

const TONES: Readonly<Record<MessageKind, Tone>> = {
  info: 'plain',
  ok: 'ok',
  warning: 'warning',
  error: 'danger',
};

/** The line above the last: what just happened, or what is wrong. */
export function MessageLine({ columns }: { readonly columns: number }) {
  const message = useStore(useServices().message);
  if (!message) return <Toned> </Toned>;
  return (
    <Toned tone={TONES[message.kind]}>
      {truncate(`${messageSign(message.kind)} ${message.text}`, columns)}
    </Toned>
  );
}

/** The last line: the keys that work here and now. */
export function KeysLine({ columns }: { readonly columns: number }) {
  const { layers } = useServices();
  const look = useMemo(
    () => () => footerLine(layers.reachable(), layers.focusedField(), columns - 2),
    [layers, columns],
  );
  const hints = useSyncExternalStore(layers.subscribe, look, look);
  return <Toned tone="muted">{` ${hints}`}</Toned>;
}
