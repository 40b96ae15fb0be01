import { Text } from 'ink';
import { bothEnds, fit, plainLine } from '../text/index.ts';
import { Toned } from '../theme/index.ts';
import { useHouse, useNow } from './hooks.ts';
import type { ScreenEntry } from './screen.ts';
import { useServices } from './services.ts';
import { useStore } from './store.ts';
import { wallClock } from './wall-clock.ts';

/** Line 1: where you are, when it is, who you are. */
export function TitleLine({ columns }: { readonly columns: number }) {
  const house = useHouse();
  const now = useNow('minute');
  const desk = useStore(useServices().desk);
  const time = wallClock(now, house.time_zone);
  const who = fit(plainLine(desk?.actor.name ?? ''), 18, 'right');
  const name = plainLine(house.name);
  const room = Math.max(0, columns - 2);
  return <Toned tone="title">{` ${bothEnds(name, `${time}  ${who}`, room)}`}</Toned>;
}

/** Line 2: the screens, the present one marked. */
export function ScreensLine(props: { readonly columns: number; readonly catalogue: readonly ScreenEntry[] }) {
  const { router, desk } = useServices();
  const stack = useStore(router.stack);
  const isOpen = useStore(desk) !== null;
  const root = stack[0]?.screen;
  const main = props.catalogue.filter((entry) => entry.digit !== undefined);
  const known = main.some((entry) => entry.name === root);
  if (!isOpen || !known) return <Text> </Text>;
  return (
    <Text wrap="truncate">
      {main.map((entry) => (
        <Text key={entry.name}>
          <Text> </Text>
          <Toned tone={entry.name === root ? 'selected' : 'plain'}>{`${entry.digit} ${entry.title}`}</Toned>
        </Text>
      ))}
    </Text>
  );
}
