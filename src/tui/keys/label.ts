const LABELS: Readonly<Record<string, string>> = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  enter: 'Enter',
  esc: 'Esc',
  tab: 'Tab',
  space: 'Space',
  home: 'Home',
  end: 'End',
  pgup: 'PgUp',
  pgdn: 'PgDn',
  backspace: 'Backspace',
  delete: 'Delete',
};

/** A key as people read it: `ctrl-b` → `Ctrl+B`, `g t` → `g t`, `up` → `↑`. */
export function keyLabel(key: string): string {
  return key.split(' ').map(oneLabel).join(' ');
}

function oneLabel(key: string): string {
  if (key.startsWith('ctrl-')) {
    const rest = key.slice(5);
    return `Ctrl+${LABELS[rest] ?? rest.toUpperCase()}`;
  }
  if (key.startsWith('shift-')) return `Shift+${oneLabel(key.slice(6))}`;
  return LABELS[key] ?? key;
}
