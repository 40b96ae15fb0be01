import { defineConfig } from 'vitest/config';

/**
 * A test of a screen loads nearly the whole program, and that takes longer than the test: the files of these rooms share
 * what a worker has loaded. Nothing of theirs may outlive its file in a module or in the environment. All others have a
 * worker of their own.
 */
const together = 'test/{scenarios,tui}/**/!(*.process).test.{ts,tsx}';

export default defineConfig({
  test: {
    globalSetup: ['test/empty-clinic.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // A test that starts processes waits for them; one that hangs is still found.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: [together],
          isolate: false,
          // What draws has to see its colours before the first of them loads it.
          setupFiles: ['test/setup.ts', 'test/support/terminal/colour.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [together],
          setupFiles: ['test/setup.ts'],
        },
      },
    ],
  },
});
