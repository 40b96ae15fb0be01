import { Box } from 'ink';
import {
  type SettingRow,
  settingList,
  settingSet,
  settingsRegistry,
  settingText,
  settingWords,
} from '../../../clinic/settings/index.ts';
import {
  type Column,
  type Span,
  TableAndDetail,
  useActions,
  useDialogs,
  useListCursor,
  usePerform,
  useRead,
  wrapLines,
} from '../../kit.ts';
import { settingsActions } from './settings-actions.ts';

const ABOUT_ROWS = 3;

/** The rules of the house, each with what it means. */
export function SettingsPage({ width, height }: { readonly width: number; readonly height: number }) {
  const settings = useRead(settingList, {});
  const perform = usePerform();
  const dialogs = useDialogs();
  const cursor = useListCursor(settings.data, ({ name }) => name);
  const setting = cursor.row;
  useActions(settingsActions, {
    setting,
    async change() {
      if (!setting) return;
      const { name, title, description } = setting;
      const { schema, example } = settingsRegistry[name];
      const value = await dialogs.ask({
        title,
        lines: [description],
        label: `For example: ${example}`,
        value: settingText(setting.value),
        check: (text) => schema.safeParse(text).error?.issues[0]?.message,
      });
      if (value === null || value === settingText(setting.value)) return;
      await perform(settingSet, { name, value }, { said: (saved) => `${title}: ${settingWords(saved)}.` });
    },
  });
  return (
    <Box flexDirection="column" width={width} height={height}>
      <TableAndDetail
        {...cursor.props}
        columns={columns}
        width={width}
        height={height}
        empty=""
        detail={{ title: setting?.title, lines: aboutLines(setting, width), rows: ABOUT_ROWS }}
      />
    </Box>
  );
}

const columns: readonly Column<SettingRow>[] = [
  { title: 'Setting', width: 36, text: ({ title }) => title },
  { title: 'Value', min: 16, text: settingWords, tone: ({ is_set }) => (is_set ? undefined : 'muted') },
];

function aboutLines(setting: SettingRow | undefined, width: number): Span[][] {
  if (!setting) return [];
  const text = `${setting.description}${setting.is_set ? '' : ' Nobody has changed it yet.'}`;
  return wrapLines(text, width - 6).map((line): Span[] => [{ text: `   ${line}` }]);
}
