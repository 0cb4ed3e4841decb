import { defineConfig } from 'vitest/config';
import unit, { SERVER_TESTS } from './vitest.config.ts';

export default defineConfig({
  test: { ...unit.test, include: [SERVER_TESTS], exclude: ['**/node_modules/**'] },
});
