import { keyLabel } from '../keys/index.ts';
import type { SetFacts } from './action.ts';
import { bindKeys } from './bindings.ts';

/** The document about the keys: a table for each place, with what the `vim` preset makes of them. */
export function keybindingsText(
  sets: readonly SetFacts[],
  editing: Readonly<Record<string, string>>,
): string {
  return `${[intro, ...[...byTitle(sets)].map(([title, members]) => table(title, members)), fieldTable(editing), rebinding].join('\n\n')}\n`;
}

const intro = `# Keys

Made from the actions of the program (\`npm run docs\`). On the screen, \`?\` shows the keys that work where you are, and \`:\`
finds everything by name.

In a focused text field everything that types is typed: only Ctrl combinations, Esc, Enter, Tab and the arrows act.`;

/** Sets that are one place to whoever reads: the keys that act everywhere, with and without a clinic. */
function byTitle(sets: readonly SetFacts[]): Map<string, SetFacts[]> {
  return Map.groupBy(
    sets.filter((set) => set.actions.length > 0),
    (set) => set.title,
  );
}

function table(title: string, sets: readonly SetFacts[]): string {
  const rows = sets.flatMap((set) => {
    const vim = bindKeys(set, { preset: 'vim', rebind: {} });
    return set.actions.map((action) => {
      const usual = labels(action.keys);
      const moved = labels(vim.get(action.id) ?? []);
      return `| ${usual} | ${moved === usual ? '' : moved} | ${inCell(action.title)} | \`${action.id}\` |`;
    });
  });
  return [
    `## ${title}`,
    '',
    '| keys | with `vim` | what it does | action |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
}

function fieldTable(editing: Readonly<Record<string, string>>): string {
  const rows = Object.entries(editing).map(([key, title]) => `| ${labels([key])} | ${inCell(title)} |`);
  return ['## Text fields', '', '| key | what it does |', '|---|---|', ...rows].join('\n');
}

function labels(keys: readonly string[]): string {
  if (keys.length === 0) return 'by name only';
  return keys
    .map((key) => `\`${keyLabel(key)}\``)
    .join(' ')
    .replaceAll('|', '\\|');
}

function inCell(text: string): string {
  return text.replaceAll('|', '\\|');
}

const rebinding = `## Other keys

In the config file, by the name of the action; a list of several keys, or an empty one to take its keys away:

\`\`\`json
{ "keys": { "preset": "vim", "rebind": { "queue.call": ["c", "Ctrl+N"], "app.palette": ["Ctrl+P"] } } }
\`\`\``;
