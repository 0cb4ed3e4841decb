import { defineConfig } from 'vitest/config';

/** End-to-end tests: they run the built program (`npm run build` first) and a real browser. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    pool: 'forks',
    isolate: true,
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
