import { useMemo } from 'react';
import { layOutWeek, mondayOf, weekOfDoctor } from '../../../clinic/appointments/index.ts';
import { Empty, longDate, useActions, useRead } from '../../kit.ts';
import { bookActions, weekActions } from './actions.ts';
import { sayDoctor } from './day-page.tsx';
import { WithSelection } from './footing.tsx';
import { WeekGrid } from './grids.ts';
import { Heading, headingRows } from './heading.tsx';
import type { Page } from './page.ts';
import { columnOf, nothing, rowOf, selectCell } from './state.ts';
import { useActs } from './use-acts.ts';

/** One doctor, Monday to Sunday. */
export function WeekPage({ page }: { readonly page: Page }) {
  const { state, dispatch, now, today } = page;
  const { data } = useRead(weekOfDoctor, { doctor: page.doctor.id, from: mondayOf(state.date) });
  const week = useMemo(
    () =>
      data &&
      layOutWeek({ doctor: data.working, from: data.from, visits: data.visits, now, zone: data.zone }),
    [data, now],
  );
  const times = week?.times ?? [];
  const cursor = { row: rowOf(times, state.time), day: columnOf(state.date) };
  const selection = week ? selectCell(week, cursor.row, cursor.day) : nothing;
  useActions(bookActions, useActs(page, selection));
  useActions(
    weekActions,
    {
      rows: times.length,
      move: (rows, days) => {
        if (days !== 0) dispatch({ type: 'move', days });
        const time = times[Math.min(times.length - 1, Math.max(0, cursor.row + rows))];
        if (time !== undefined) dispatch({ type: 'time', time });
      },
    },
    { part: true },
  );
  if (!data || !week) return null;
  const visits = data.visits.filter((visit) => visit.status !== 'Cancelled' && visit.status !== 'No-Show');
  return (
    <>
      <Heading
        page={page}
        title={`Week of ${longDate(data.from)} · ${sayDoctor(data)}`}
        note={`booked ${visits.length}`}
      />
      <WithSelection
        page={page}
        selection={selection}
        height={page.height - headingRows(page)}
        grid={(width, height) =>
          times.length > 0 ? (
            <WeekGrid week={week} cursor={cursor} today={today} width={width} height={height} />
          ) : (
            <Empty text={`${data.doctor.name} does not work this week.`} width={width} />
          )
        }
      />
    </>
  );
}
