import { Text } from 'ink';
import { useMemo, useSyncExternalStore } from 'react';
import { footerLine } from '../actions/index.ts';
import { globalActions } from '../actions/sets/global.ts';
import { useKeyLabels } from '../actions/use-key-labels.ts';
import { displayWidth, fit, truncate } from '../text/index.ts';
import { Toned } from '../theme/index.ts';
import { footOf, progressColumns } from './foot.ts';
import type { JobView } from './jobs/job-desk.ts';
import { MESSAGE_TONES } from './message.ts';
import { useServices } from './services.ts';
import type { Size } from './size.ts';
import { useStore } from './store.ts';

/** The lines above the last: what just happened, or what is wrong; as many as that takes. */
export function MessageLines({ columns, rows }: Size) {
  const services = useServices();
  const message = useStore(services.message);
  const job = useStore(services.job);
  const progress = progressWords(job, columns);
  const key = useKeyLabels(globalActions)('app.messages');
  const more = key === '' ? '' : ` ${key}: all of it`;
  const { lines } = footOf(message, job !== null, { columns, rows }, more);
  const tone = message ? MESSAGE_TONES[message.kind] : 'plain';
  const last = lines.at(-1) ?? '';
  return (
    <>
      {lines.slice(0, -1).map((line) => (
        <Toned key={line} tone={tone}>
          {line}
        </Toned>
      ))}
      <Text>
        <Toned tone={tone}>
          {progress === '' ? last || ' ' : fit(last, columns - displayWidth(progress))}
        </Toned>
        {progress === '' ? null : <Toned tone="accent">{progress}</Toned>}
      </Text>
    </>
  );
}

/** Long work that is under way keeps the right end of the last of them, on every screen. */
function progressWords(job: JobView | null, columns: number): string {
  if (job === null) return '';
  const far = job.isStopping ? 'stopping…' : (job.seen?.words ?? 'starting…');
  return truncate(` ${job.title}: ${far}`, progressColumns(columns));
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
