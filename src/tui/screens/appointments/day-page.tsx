import { useLayoutEffect, useMemo } from 'react';
import { type CalendarPage, dayOfDoctor, layOutDay } from '../../../clinic/appointments/index.ts';
import { longDate, useActions, useListCursor, useRead } from '../../kit.ts';
import { bookActions } from './actions.ts';
import { WithSelection } from './footing.tsx';
import { DayGrid, rowKey } from './grids.ts';
import { Heading, headingRows } from './heading.tsx';
import type { Page } from './page.ts';
import { preferredRow, selectRow } from './state.ts';
import { useActs } from './use-acts.ts';

/** One doctor, one day. */
export function DayPage({ page }: { readonly page: Page }) {
  const { data } = useRead(dayOfDoctor, { doctor: page.doctor.id, date: page.state.date });
  if (!data) return null;
  // Another day is another list: its cursor begins anew.
  return <Day key={`${data.doctor.id} ${data.from}`} page={page} data={data} />;
}

function Day({ page, data }: { readonly page: Page; readonly data: CalendarPage }) {
  const { state, now } = page;
  const layout = useMemo(
    () => layOutDay({ doctor: data.working, date: data.from, visits: data.visits, now, zone: data.zone }),
    [data, now],
  );
  const { rows } = layout;
  const first = rows[preferredRow(rows, now)];
  const hasTarget = state.target !== null && rows.some((row) => rowKey(row) === state.target);
  const cursor = useListCursor(rows, rowKey, hasTarget ? state.target : first ? rowKey(first) : null);
  const { set } = cursor;
  useLayoutEffect(() => {
    if (hasTarget) set(state.target);
  }, [hasTarget, state.target, set]);
  const selection = selectRow(rows, cursor.index, data.from);
  useActions(bookActions, useActs(page, selection));
  const counts = [`free ${layout.free}`, `booked ${layout.booked}`];
  if (layout.overbooked > 0) counts.push(`overbooked ${layout.overbooked}`);
  return (
    <>
      <Heading page={page} title={`${longDate(data.from)} · ${sayDoctor(data)}`} note={counts.join(' · ')} />
      <WithSelection
        page={page}
        selection={selection}
        height={page.height - headingRows(page)}
        grid={(width, height) => (
          <DayGrid rows={rows} cursor={cursor.id} onCursor={set} width={width} height={height} />
        )}
      />
    </>
  );
}

export function sayDoctor({ doctor }: CalendarPage): string {
  return [doctor.name, ...doctor.specializations.slice(0, 1)].join(' · ');
}
