/** A look at a record, or one that was refused. */
export interface Look {
  /** UTC. */
  readonly at: string;
  /** The account, or the name where there is none. */
  readonly person: string;
  readonly actor: string;
  readonly patient: string | null;
  readonly isRefused: boolean;
}

/** Something to ask somebody about. */
export interface Unusual {
  kind: 'many' | 'out_of_hours' | 'refused';
  actor: string;
  /** When it began, UTC. */
  at: string;
  /** Records, or refusals. */
  count: number;
  /** The same in words, with a full stop. */
  sentence: string;
}

/**
 * A desk at its busiest opens a record every minute or two. Nobody works before six or from ten at night on, but the
 * one who was called in opens a record or two then.
 */
export const thresholds = {
  /** So many different records within an hour. */
  records: 60,
  /** So many different records in a night. */
  atNight: 5,
  /** So many refusals within an hour. */
  refusals: 10,
  /** Hours of the clinic's wall: the day begins with the one and ends before the other. */
  day: { from: 6, to: 22 },
} as const;

const hour = 3_600_000;

/** @param looks oldest first @param zone IANA name of the clinic's time zone */
export function findUnusual(looks: readonly Look[], zone: string): Unusual[] {
  return [...Map.groupBy(looks, ({ person }) => person).values()]
    .flatMap((own) => {
      const seen = own.filter(({ isRefused, patient }) => !isRefused && patient !== null);
      const refused = own.filter(({ isRefused }) => isRefused);
      return [...tooMany(seen, zone), ...atNight(seen, zone), ...tooOften(refused, zone)];
    })
    .sort((one, other) => (one.at < other.at ? 1 : -1));
}

function tooMany(seen: readonly Look[], zone: string): Unusual[] {
  const hourOfMost = busiest(seen, (within) => new Set(within.map(({ patient }) => patient)).size);
  if (hourOfMost === null || hourOfMost.count < thresholds.records) return [];
  const { first, count } = hourOfMost;
  const sentence = `${first.actor} opened ${count} records within an hour, from ${wall(first.at, zone)} on.`;
  return [{ kind: 'many', actor: first.actor, at: first.at, count, sentence }];
}

function tooOften(refused: readonly Look[], zone: string): Unusual[] {
  const hourOfMost = busiest(refused, (within) => within.length);
  if (hourOfMost === null || hourOfMost.count < thresholds.refusals) return [];
  const { first, count } = hourOfMost;
  const sentence = `${first.actor} was refused ${count} times within an hour, from ${wall(first.at, zone)} on.`;
  return [{ kind: 'refused', actor: first.actor, at: first.at, count, sentence }];
}

function atNight(seen: readonly Look[], zone: string): Unusual[] {
  const nights = Map.groupBy(
    seen.filter(({ at }) => isNight(at, zone)),
    ({ at }) => nightOf(at, zone),
  );
  return [...nights.values()].flatMap((looks): Unusual[] => {
    const [first] = looks;
    const count = new Set(looks.map(({ patient }) => patient)).size;
    if (first === undefined || count < thresholds.atNight) return [];
    const sentence = `${first.actor} opened ${count} records out of hours, from ${wall(first.at, zone)} on.`;
    return [{ kind: 'out_of_hours', actor: first.actor, at: first.at, count, sentence }];
  });
}

/** The hour that begins with a look and has most of what is counted; null where there is no look. */
function busiest(
  looks: readonly Look[],
  counted: (within: readonly Look[]) => number,
): { first: Look; count: number } | null {
  let found: { first: Look; count: number } | null = null;
  let end = 0;
  for (const [start, first] of looks.entries()) {
    const until = Date.parse(first.at) + hour;
    while (end < looks.length && Date.parse(looks[end]?.at ?? '') < until) end += 1;
    // As many looks at most as there are, so only a fuller hour is counted through.
    if (end - start <= (found?.count ?? 0)) continue;
    const count = counted(looks.slice(start, end));
    if (count > (found?.count ?? 0)) found = { first, count };
  }
  return found;
}

function isNight(at: string, zone: string): boolean {
  const { hour: now } = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  return now < thresholds.day.from || now >= thresholds.day.to;
}

/** The day on which a night began. */
function nightOf(at: string, zone: string): string {
  const then = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  return then.subtract({ hours: thresholds.day.from }).toPlainDate().toString();
}

function wall(at: string, zone: string): string {
  const then = Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDateTime();
  return then.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}
