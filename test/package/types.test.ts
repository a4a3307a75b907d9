import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOptionalPropertiesModule } from '../tools/exported-types.mjs';

// The declarations of every entry point, as an app reads them that sets `exactOptionalPropertyTypes`.

const root = fileURLToPath(new URL('../../', import.meta.url));
const versions = ['typescript-lowest', 'typescript'].map((name) => ({
  name,
  version: JSON.parse(readFileSync(`${root}node_modules/${name}/package.json`, 'utf8')).version as string,
}));

let app = '';
beforeAll(() => {
  // Beside the installed package, so that it is found as in an app.
  app = mkdtempSync(`${root}test/apps/node_modules/types-`);
  writeFileSync(join(app, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(app, 'optional.ts'), createOptionalPropertiesModule());
  writeFileSync(join(app, 'queries.tsx'), readFileSync(`${root}test/package/types/queries.tsx`));
});
afterAll(() => rmSync(app, { recursive: true, force: true }));

describe.each(versions)('in TypeScript $version', ({ name }) => {
  it('every declaration is valid, and every optional property takes undefined', () => {
    expect(compile(name, { module: 'esnext', moduleResolution: 'bundler', skipLibCheck: false })).toEqual([]);
  });

  it('every entry point is found as Node finds it', () => {
    expect(compile(name, { module: 'node16', moduleResolution: 'node16', skipLibCheck: true })).toEqual([]);
  });
});

it('the README names the lowest version', () => {
  const lowest = versions[0]?.version.split('.').slice(0, 2).join('.');
  expect(readFileSync(`${root}README.md`, 'utf8').includes(`TypeScript ${lowest} or newer`)).toBe(true);
});

/** Returns the errors; those in the declarations of other packages are ignored. */
function compile(typescript: string, options: object): string[] {
  const compilerOptions = {
    target: 'es2022',
    jsx: 'react-jsx',
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    types: [],
    ...options,
  };
  writeFileSync(join(app, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts', '*.tsx'] }));
  const tsc = `${root}node_modules/${typescript}/bin/tsc`;
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', app], { cwd: app, encoding: 'utf8' });
  const errors = stdout.split(/\n(?!\s)/).filter(Boolean);
  return errors.filter((error) => /(^|\/)phonekit\//.test(error) || !/^[^(]*node_modules\//.test(error));
}
