/** How everything that runs is bundled: the program, and in bench/ what it is compared with. */
import { join, resolve } from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';

export const root = resolve(import.meta.dirname, '..');
const empty = join(root, 'scripts/empty.js');

/** zod carries its messages in some fifty languages, which weigh as much as the rest of it; ours are written by us. */
const withoutLocales: Plugin = {
  name: 'without-locales',
  setup({ onResolve }) {
    onResolve({ filter: /locales\/index\.js$/ }, ({ importer }) =>
      importer.includes('/node_modules/zod/') ? { path: empty } : undefined,
    );
  },
};

export const bundling = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node26',
  splitting: true,
  treeShaking: true,
  sourcemap: true,
  sourcesContent: false,
  keepNames: true,
  // The text stays in memory as long as the program runs; the source maps say what stood where.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
  alias: {
    'react-devtools-core': empty,
    // Its CommonJS form loses its names in a chunk that is loaded later.
    '@zxcvbn-ts/language-common': join(root, 'node_modules/@zxcvbn-ts/language-common/dist/index.mjs'),
  },
  plugins: [withoutLocales],
  // Native code, and what MikroORM and Kysely would load only if it were asked for.
  external: [
    'better-sqlite3',
    '@mikro-orm/cli',
    'dataloader',
    'tinyglobby',
    'typescript',
    'tsx',
    'jiti',
    '@swc/*',
  ],
  // Some packages inside are CommonJS and call require() for the runtime's own modules.
  banner: {
    js: "import { createRequire as __frontdeskRequire } from 'node:module'; const require = __frontdeskRequire(import.meta.url);",
  },
  logLevel: 'warning',
} satisfies BuildOptions;
