import { defineActions } from '../../actions/action.ts';

interface HelpContext {
  readonly page: number;
  readonly isLong: boolean;
  scroll(lines: number): void;
  close(): void;
}

const isLong = (help: HelpContext) => (help.isLong ? true : 'All of it is on the screen.');

export const helpActions = defineActions<HelpContext>(
  'help',
  'Help',
  [
    {
      id: 'help.close',
      title: 'Close',
      keys: ['esc', '?', 'enter'],
      hint: 'close',
      run: (help) => help.close(),
    },
    {
      id: 'help.up',
      title: 'Up',
      keys: ['up'],
      hint: 'scroll',
      when: isLong,
      run: (help) => help.scroll(-1),
    },
    {
      id: 'help.down',
      title: 'Down',
      keys: ['down'],
      hint: 'scroll',
      when: isLong,
      run: (help) => help.scroll(1),
    },
    {
      id: 'help.page-up',
      title: 'A page up',
      keys: ['pgup'],
      when: isLong,
      run: (help) => help.scroll(-help.page),
    },
    {
      id: 'help.page-down',
      title: 'A page down',
      keys: ['pgdn', 'space'],
      when: isLong,
      run: (help) => help.scroll(help.page),
    },
  ],
  ['dialog'],
);
