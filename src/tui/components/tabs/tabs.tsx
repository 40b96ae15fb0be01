import { Text } from 'ink';
import { defineActions, useActions } from '../../actions/index.ts';
import { Toned } from '../../theme/index.ts';

export interface Tab {
  readonly id: string;
  readonly title: string;
  readonly count?: number | undefined;
}

export interface TabsProps {
  readonly tabs: readonly Tab[];
  readonly active: string;
  readonly onChange: (id: string) => void;
  /** False: Tab does not turn these tabs now. */
  readonly focused?: boolean | undefined;
}

interface TabsContext {
  turn(by: 1 | -1): void;
}

export const tabsActions = defineActions<TabsContext>('tabs', 'Tabs', [
  { id: 'tabs.next', title: 'The next tab', keys: ['tab'], hint: 'next tab', run: (tabs) => tabs.turn(1) },
  { id: 'tabs.previous', title: 'The tab before', keys: ['shift-tab'], run: (tabs) => tabs.turn(-1) },
]);

/** `[Summary]  Appointments 7  Queue 3`: Tab goes on, Shift+Tab goes back. */
export function Tabs({ tabs, active, onChange, focused = true }: TabsProps) {
  const turn = (by: 1 | -1) => {
    const index = tabs.findIndex((tab) => tab.id === active);
    const next = tabs[(index + by + tabs.length) % tabs.length];
    if (next) onChange(next.id);
  };
  useActions(tabsActions, { turn }, { active: focused && tabs.length > 1, part: true });
  return (
    <Text wrap="truncate">
      {tabs.map((tab) => {
        const title = tab.count === undefined ? tab.title : `${tab.title} ${tab.count}`;
        return (
          <Text key={tab.id}>
            <Toned tone={tab.id === active ? 'title' : 'muted'}>
              {tab.id === active ? `[${title}]` : ` ${title} `}
            </Toned>{' '}
          </Text>
        );
      })}
    </Text>
  );
}
