import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**'],
    globalSetup: ['tests/support/engine.ts'],
    setupFiles: ['tests/support/patience.ts'],
    // By default one processor is left out, which of two is half of them.
    maxWorkers: '100%',
    // A busy machine may stall a server; what fails twice is broken. What random input found is broken at once.
    retry: { count: 1, condition: /^(?!Property failed)/ },
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
