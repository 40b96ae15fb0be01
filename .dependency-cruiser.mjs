/*
 * Who may import whom (docs/architecture.md). A room lists what it may reach besides itself and packages; whatever is
 * not listed is refused, also for types alone.
 */
const mayReach = {
  'src/tui': ['src/desk', 'src/clinic', 'src/data', 'src/jobs', 'src/config'],
  'src/cli': ['src/desk', 'src/clinic', 'src/data', 'src/jobs', 'src/config', 'seeders'],
  'src/jobs': ['src/desk', 'src/clinic', 'src/data', 'src/config', 'seeders'],
  'src/data': ['src/desk', 'src/clinic', 'src/storage', 'seeders'],
  'src/clinic': ['src/desk'],
  'src/desk': ['src/storage'],
  'src/storage': ['migrations'],
  'src/config': ['src/desk'],
  seeders: ['src/desk', 'src/clinic'],
  migrations: [],
};

const ours = '^(src|migrations|seeders|test|bench|scripts)/';
const inside = (folders) => `^(${folders.join('|')})(/|[.]ts$)`;

const rooms = Object.entries(mayReach).map(([room, others]) => ({
  name: `${room.replace('src/', '')}-keeps-to-its-rooms`,
  comment: `${room} may reach ${[...others, 'packages'].join(', ')}: what else it needs is handed to it.`,
  severity: 'error',
  from: { path: inside([room]) },
  to: { path: ours, pathNot: inside([room, ...others]) },
}));

export default {
  forbidden: [
    ...rooms,
    {
      name: 'no-cycles',
      comment:
        'Two files that need each other are one subject, or a third is hiding. Types alone may refer in a ring.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nouns-meet-at-the-index',
      comment:
        'A noun of the clinic shows the others its index.ts (what it does) and its entity.ts (what it is), and keeps the rest to itself.',
      severity: 'error',
      from: { path: '^src/clinic/([^/]+)/', pathNot: '/entity[.]ts$' },
      to: {
        path: '^src/clinic/[^/]+/',
        pathNot: ['^src/clinic/$1/', '^src/clinic/[^/]+/(index|entity)[.]ts$'],
      },
    },
    {
      name: 'entities-meet-at-the-entity',
      comment:
        'A foreign key names the other entity itself: through the index it would reach the operations, in a ring.',
      severity: 'error',
      from: { path: '^src/clinic/([^/]+)/entity[.]ts$' },
      to: {
        path: '^src/clinic/[^/]+/',
        pathNot: ['^src/clinic/$1/', '^src/clinic/[^/]+/entity[.]ts$'],
      },
    },
    {
      name: 'one-engine-room',
      comment:
        'The same entities must run on another engine: only src/storage/sqlite knows which one this is.',
      severity: 'error',
      from: { path: '^(src|seeders)/', pathNot: '^src/storage/sqlite/' },
      to: { path: ['(^|/)node_modules/(better-sqlite3|@mikro-orm/sqlite)/', '^migrations/sqlite/'] },
    },
    {
      name: 'storage-shows-one-face',
      comment: 'An engine is reached through src/storage, which chooses it from the URL.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/storage/' },
      to: { path: '^src/storage/(sqlite|postgres)/' },
    },
    {
      name: 'screens-hold-plain-rows',
      comment: 'Screens and commands read and write through the desk, never through the entity manager.',
      severity: 'error',
      from: { path: '^src/(tui|cli)/' },
      to: { path: '(^|/)node_modules/(@mikro-orm|kysely)/' },
    },
    {
      name: 'drawing-stays-in-the-screens',
      comment: 'A command must start without loading what draws.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/tui/' },
      to: { path: '(^|/)node_modules/(ink|react|@inkjs/ui|@tanstack/react-query)/' },
    },
    {
      name: 'nobody-starts-a-program',
      comment:
        'People who may run nothing else reach these screens over SSH: no editor, no pager, no shell. A job is a process of this program; the tool for development is no part of the screens.',
      severity: 'error',
      from: {
        path: '^(src|migrations|seeders)/',
        pathNot: '^src/(jobs/start|cli/commands/create-migration)[.]ts$',
      },
      to: { path: '^(node:)?(child_process|cluster)$' },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that leads nowhere would pass every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-undeclared-packages',
      comment: 'What the program imports stands in package.json, and not among the packages for development.',
      severity: 'error',
      from: { path: '^(src|migrations|seeders)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'undetermined'], pathNot: '/@types/' },
    },
  ],
  options: {
    // TypeScript 7 lends no parser; swc reads imports of types too.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
