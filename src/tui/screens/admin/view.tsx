import { Box } from 'ink';
import { useState } from 'react';
import { Rule, Tabs, useBody } from '../../kit.ts';
import { AuditPage } from './audit-page.tsx';
import { SessionsPage } from './sessions-page.tsx';
import { SettingsPage } from './settings-page.tsx';
import { UsersPage } from './users-page.tsx';

const tabs = [
  { id: 'users', title: 'Accounts' },
  { id: 'sessions', title: 'Signed in' },
  { id: 'settings', title: 'Settings' },
  { id: 'audit', title: 'Audit log' },
] as const;

/** Who works here, who is signed in, the rules of the house, and who did and saw what. */
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
      {page === 'audit' ? <AuditPage {...size} /> : null}
      {page === 'settings' ? <SettingsPage {...size} /> : null}
    </Box>
  );
}
