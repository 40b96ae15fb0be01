import { Box } from 'ink';
import { useState } from 'react';
import { Rule, Tabs, useBody } from '../../kit.ts';
import { SessionsPage } from './sessions-page.tsx';
import { SettingsPage } from './settings-page.tsx';
import { UsersPage } from './users-page.tsx';

const tabs = [
  { id: 'users', title: 'Accounts' },
  { id: 'sessions', title: 'Signed in' },
  { id: 'settings', title: 'Settings' },
] as const;

/** Who works here, who is signed in, and the rules of the house. */
export function AdminView() {
  const { columns, rows } = useBody();
  const [page, setPage] = useState<string>('users');
  const size = { width: columns, height: rows - 2 };
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Box width={columns} paddingLeft={1}>
        <Tabs tabs={tabs} active={page} onChange={setPage} />
      </Box>
      <Rule width={columns} />
      {page === 'users' ? <UsersPage {...size} /> : null}
      {page === 'sessions' ? <SessionsPage {...size} /> : null}
      {page === 'settings' ? <SettingsPage {...size} /> : null}
    </Box>
  );
}
