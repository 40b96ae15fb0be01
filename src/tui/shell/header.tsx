import { Text } from 'ink';
import { isPermitted, type Standing } from '../../desk/accounts/index.ts';
import type { DeskDoor } from '../data/desk.ts';
import { bothEnds, fit, plainLine, truncate } from '../text/index.ts';
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
  const services = useServices();
  const desk = useStore(services.desk);
  const { standing } = useStore(services.seat.seat);
  const time = wallClock(now, house.time_zone);
  const who = fit(whoText(standing, desk), 24, 'right');
  const name = plainLine(house.name);
  const room = Math.max(0, columns - 2);
  return <Toned tone="title">{` ${bothEnds(name, `${time}  ${who}`, room)}`}</Toned>;
}

/** Line 1 of the closed door: the clinic and the time, and nobody's name. */
export function TitleOfHouse({ columns }: { readonly columns: number }) {
  const house = useHouse();
  const now = useNow('minute');
  const room = Math.max(0, columns - 2);
  return (
    <Toned tone="title">{` ${bothEnds(plainLine(house.name), wallClock(now, house.time_zone), room)}`}</Toned>
  );
}

/** `Ana Díaz · staff`, or the login of the machine where there are no accounts. */
function whoText(standing: Standing, desk: DeskDoor | null): string {
  if (standing.kind !== 'signed_in') return plainLine(desk?.actor.name ?? '');
  const role = ` · ${standing.role}`;
  return `${truncate(plainLine(standing.name), 24 - role.length)}${role}`;
}

/** Line 2: the screens, the present one marked. */
export function ScreensLine(props: { readonly columns: number; readonly catalogue: readonly ScreenEntry[] }) {
  const services = useServices();
  const { standing } = useStore(services.seat.seat);
  const stack = useStore(services.router.stack);
  const isOpen = useStore(services.desk) !== null;
  const root = stack[0]?.screen;
  if (!isOpen) return <Text> </Text>;
  // A screen without a digit (My account) stands behind the others while one is there.
  const shown = props.catalogue.filter(
    ({ name, digit, permission }) =>
      (digit !== undefined || name === root) &&
      (permission === undefined || isPermitted(standing, permission)),
  );
  return (
    <Text wrap="truncate">
      {shown.map(({ name, digit, title }) => (
        <Text key={name}>
          <Text> </Text>
          <Toned tone={name === root ? 'selected' : 'plain'}>
            {digit === undefined ? title : `${digit} ${title}`}
          </Toned>
        </Text>
      ))}
    </Text>
  );
}
