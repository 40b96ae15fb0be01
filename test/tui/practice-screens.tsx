import { useState } from 'react';
import { defineActions, useActions } from '../../src/tui/actions/index.ts';
import { useDialogs } from '../../src/tui/components/dialog/use-dialogs.tsx';
import { useListCursor } from '../../src/tui/components/list/index.ts';
import { Table } from '../../src/tui/components/table/index.ts';
import { SearchLine } from '../../src/tui/components/text-field/index.ts';
import { usePerform, useRead } from '../../src/tui/data/index.ts';
import { useMessage, useNavigation, useUnsaved } from '../../src/tui/shell/hooks.ts';
import { defineScreen, type ScreenEntry } from '../../src/tui/shell/screen.ts';
import { useBody } from '../../src/tui/shell/size.ts';
import { addWord, listWords } from './fake-desk.ts';

// Screens as a contributor would write them, to try the kit on.

interface FruitContext {
  readonly word: string | undefined;
  add(): unknown;
  find(): void;
  list(): void;
  open(): void;
  look(): void;
}

const searching = defineActions<FruitContext>('fruit-search', 'Fruit, searching', [
  {
    id: 'fruit.to-list',
    title: 'To the list',
    keys: ['down', 'enter'],
    hint: 'list',
    run: (fruit) => fruit.list(),
  },
]);

const listing = defineActions<FruitContext>(
  'fruit',
  'Fruit',
  [
    {
      id: 'fruit.open',
      title: 'Open',
      keys: ['enter'],
      hint: 'open',
      when: (fruit) => (fruit.word ? true : 'No fruit is chosen.'),
      run: (fruit) => fruit.open(),
    },
    { id: 'fruit.add', title: 'Add a fruit', keys: ['a'], hint: 'add', run: (fruit) => fruit.add() },
    { id: 'fruit.find', title: 'Find', keys: ['/'], hint: 'find', run: (fruit) => fruit.find() },
    {
      id: 'fruit.peel',
      title: 'Peel it',
      keys: ['l'],
      hint: 'peel',
      when: () => 'Nothing to peel with.',
      run: () => undefined,
    },
  ],
  ['list'],
);

function FruitView() {
  const { columns, rows } = useBody();
  const [typed, setTyped] = useState('');
  const [isSearching, setSearching] = useState(false);
  const words = useRead(listWords, { like: typed });
  const cursor = useListCursor(words.data, (word) => word);
  const dialogs = useDialogs();
  const perform = usePerform();
  const say = useMessage();
  const { navigate } = useNavigation();
  const context: FruitContext = {
    word: cursor.row,
    add: async () => {
      const word = await dialogs.ask({ title: 'Add a fruit', label: 'Its name' });
      if (word !== null) await perform(addWord, { word }, { said: (added) => `${added} is in.` });
    },
    find: () => setSearching(true),
    list: () => setSearching(false),
    open: () => navigate('notes', { about: cursor.row }),
    look: () => say.info('looked'),
  };
  useActions(listing, context, { active: !isSearching });
  useActions(searching, context, { active: isSearching });
  return (
    <>
      <SearchLine value={typed} onChange={setTyped} focused={isSearching} width={columns} />
      <Table
        {...cursor.props}
        columns={[{ title: 'Word', text: (word) => word }]}
        width={columns}
        height={rows - 1}
        focused={!isSearching}
        empty="No fruit."
      />
    </>
  );
}

function NotesView() {
  const [typed, setTyped] = useState('');
  const { columns } = useBody();
  useUnsaved(typed === '' ? null : 'A note', true);
  return <SearchLine value={typed} onChange={setTyped} focused width={columns} />;
}

function BrokenView(): never {
  throw new Error('a broken screen\u001b[2J');
}

export const fruitActions = [searching, listing];

export const practiceScreens: readonly ScreenEntry[] = [
  {
    name: 'fruit',
    title: 'Fruit',
    digit: '1',
    letter: 'f',
    load: async () => ({ screen: defineScreen({ actions: fruitActions, View: FruitView }) }),
  },
  {
    name: 'notes',
    title: 'Notes',
    digit: '2',
    letter: 'n',
    load: async () => {
      await new Promise((done) => setTimeout(done, 5));
      return { screen: defineScreen({ actions: [], View: NotesView }) };
    },
  },
  { name: 'broken', title: 'Broken', load: async () => ({ screen: { actions: [], View: BrokenView } }) },
];
