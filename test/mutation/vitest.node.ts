import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['test/{core,service,query}/**/*.test.ts'], environment: 'node' } });
