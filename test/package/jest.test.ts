import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

// The tests of apps, by Jest in its own jsdom: with the configuration of the page "Testing your app" alone.

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the tests of an app in Jest', () => {
  it.each([
    {
      config: 'jest.config.js',
      how: 'as native modules, on React 19',
      nodeOptions: '--experimental-vm-modules',
      react: '19.',
    },
    { config: 'jest.commonjs.config.js', how: 'as CommonJS, on React 18.2', nodeOptions: '', react: '18.2.' },
  ])('pass $how', ({ config, nodeOptions, react }) => {
    const folder = mkdtempSync(join(tmpdir(), 'jest-'));
    const outputFile = join(folder, 'results.json');
    const words = [
      'node_modules/jest/bin/jest.js',
      '--config',
      `test/apps/jest/${config}`,
      '--ci',
      '--json',
      '--outputFile',
      outputFile,
    ];
    const { stderr } = spawnSync(process.execPath, words, {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NODE_ENV: 'test', NODE_OPTIONS: nodeOptions, REACT: react },
    });
    const results: {
      testResults: { name: string; message: string; assertionResults: { title: string; status: string }[] }[];
    } = JSON.parse(readFileSync(outputFile, 'utf8'));
    rmSync(folder, { recursive: true });
    const tests = results.testResults.flatMap(({ assertionResults }) => assertionResults);
    expect(results.testResults.map(({ message }) => message).join(''), stderr).toBe('');
    expect(tests.filter(({ status }) => status !== 'passed')).toEqual([]);
    expect(tests.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['sends another code after the wait', 'signs in with the code that was sent']),
    );
  });
});
