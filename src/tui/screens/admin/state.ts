import type { SessionRow } from '../../../clinic/sessions/index.ts';
import type { UserRow } from '../../../clinic/users/index.ts';
import { type Column, type LineText, type Moments, type Span, sessionColumns, wrapLines } from '../../kit.ts';

/** In place of the accounts, as long as there are none. */
export function noAccountsLines(width: number): LineText[] {
  const text =
    'Whoever can start this program may do everything in it, and the log knows people only by their login of this machine. Make the first administrator before real people’s records are kept here: from then on everybody signs in.';
  return [
    [],
    [{ text: '   There are no accounts yet.', tone: 'title' }],
    [],
    ...wrapLines(text, width - 6).map((line): Span[] => [{ text: `   ${line}` }]),
    [],
    [{ text: '   n makes the first administrator', tone: 'accent' }],
  ];
}

export function userColumns({ when }: Moments): Column<UserRow>[] {
  return [
    { title: 'Name', min: 16, flex: 2, text: ({ full_name }) => full_name },
    { title: 'E-mail', min: 18, flex: 2, text: ({ email }) => email },
    { title: 'Role', width: 6, text: ({ role }) => role },
    {
      title: 'State',
      width: 10,
      text: userState,
      tone: (user) => (userState(user) === 'locked' ? 'warning' : undefined),
    },
    {
      title: 'Last sign-in',
      width: 15,
      text: ({ last_sign_in_at }) => (last_sign_in_at ? when(last_sign_in_at) : 'never'),
      optional: true,
    },
  ];
}

function userState({ is_active, locked_until, must_change_password }: UserRow): string {
  if (!is_active) return 'disabled';
  if (locked_until !== null) return 'locked';
  return must_change_password ? 'new' : 'active';
}

/** Everything about one account. */
export function userDetail(user: UserRow | undefined, { when, ago }: Moments): Span[][] {
  if (!user) return [];
  const last = user.last_sign_in_at;
  const about = [
    `${user.email}, ${user.role}`,
    ...(user.doctor ? [`is ${user.doctor.full_name}`] : []),
    `since ${when(user.created_at)}`,
  ].join(' · ');
  const signIns = last ? `Last signed in ${when(last)} (${ago(last)}).` : 'Has never signed in.';
  const password = user.must_change_password
    ? 'The password has to be changed at the next sign-in.'
    : `The password was set ${when(user.password_changed_at)}.`;
  return [
    [{ text: `   ${about}` }],
    [{ text: `   ${signIns} ${password}`, tone: 'muted' }],
    ...(user.locked_until === null
      ? []
      : [
          [
            {
              text: `   ! Locked until ${when(user.locked_until)} after ${user.failed_sign_ins} wrong passwords; x lifts it.`,
              tone: 'warning' as const,
            },
          ],
        ]),
  ];
}

/** Whose they are stands first: they are everybody's. */
export function allSessionsColumns(moments: Moments, here: string | null): Column<SessionRow>[] {
  const who: Column<SessionRow> = { title: 'Who', min: 12, flex: 2, text: ({ user }) => user.full_name };
  return [who, ...sessionColumns(moments, here)];
}
