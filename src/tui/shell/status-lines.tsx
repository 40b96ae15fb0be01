import { Text } from 'ink';
import { useMemo, useSyncExternalStore } from 'react';
import { footerLine } from '../actions/index.ts';
import { displayWidth, fit, truncate } from '../text/index.ts';
import { type Tone, Toned } from '../theme/index.ts';
import type { JobView } from './jobs/job-desk.ts';
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
  const services = useServices();
  const message = useStore(services.message);
  const progress = progressWords(useStore(services.job), columns);
  const text = message ? `${messageSign(message.kind)} ${message.text}` : ' ';
  const room = columns - displayWidth(progress);
  return (
    <Text>
      <Toned tone={message ? TONES[message.kind] : 'plain'}>
        {progress === '' ? truncate(text, columns) : fit(text, room)}
      </Toned>
      {progress === '' ? null : <Toned tone="accent">{progress}</Toned>}
    </Text>
  );
}

/** Long work that is under way keeps the right end, on every screen; what just happened keeps at least a third. */
function progressWords(job: JobView | null, columns: number): string {
  if (job === null) return '';
  const far = job.isStopping ? 'stopping…' : (job.seen?.words ?? 'starting…');
  return truncate(` ${job.title}: ${far}`, Math.floor((columns * 2) / 3));
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
