import { defineConfig } from 'vitest/config';

/** The contract suites of the store and the library once more, on test doubles of database servers: `npm run test:servers`. */
export const SERVER_TESTS = 'src/**/*-server.test.ts';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'web/src/**/*.test.ts', 'sample/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: [SERVER_TESTS, 'test/e2e/**', '**/node_modules/**', '**/dist/**'],
    // Files follow each other in two processes, which saves half of the time; each closes what it opens, since the
    // embedded engine allows one library a process.
    pool: 'forks',
    isolate: false,
    // The runner itself does next to nothing, so it needs no core of its own.
    maxWorkers: '100%',
    // For what hangs; no test depends on how busy the machine is.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
