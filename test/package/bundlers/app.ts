import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as query from '@tanstack/react-query';
import * as react from 'react';
import * as jsxRuntime from 'react/jsx-runtime';
import * as reactDom from 'react-dom';
import { manifest } from '../../tools/entries.mjs';
import { importsOf, names } from './uses.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** An app that is ready to be bundled: where it is, and its entry files by name. */
export interface App {
  folder: string;
  entries: Readonly<Record<string, string>>;
}

/** An app for each export of the kit. React and TanStack Query are those of the page. */
export function writeAppsOfOneExport(folder: string): App {
  installKit(folder);
  for (const [name, exported] of Object.entries({
    react,
    'react/jsx-runtime': jsxRuntime,
    'react-dom': reactDom,
    '@tanstack/react-query': query,
  }))
    writePackageOfPage(folder, name, Object.keys(exported));
  const entries = names.map((name) => {
    const list = importsOf(name).join(', ');
    return writeEntry(folder, name, `import { ${list} } from 'phonekit';\nshow('${name}', { ${list} });\n`);
  });
  return { folder, entries: Object.fromEntries(entries) };
}

/** One app that uses all exports, with React and TanStack Query of its own. */
export function writeAppOfAllExports(folder: string): App {
  installKit(folder);
  for (const name of ['react', 'react-dom', '@tanstack/react-query']) link(folder, name);
  const shows = names.map((name) => `show('${name}', { ${importsOf(name).join(', ')} }, createRoot);\n`);
  const source = [
    "import { createRoot } from 'react-dom/client';\n",
    `import { ${names.join(', ')} } from 'phonekit';\n`,
    ...shows,
  ].join('');
  return { folder, entries: Object.fromEntries([writeEntry(folder, 'all', source)]) };
}

function installKit(folder: string): void {
  for (const part of ['package.json', 'dist'])
    cpSync(join(root, part), join(folder, 'node_modules/phonekit', part), { recursive: true });
  for (const name of Object.keys(manifest().dependencies)) link(folder, name);
  // Parcel alone reads the second; without it, it ignores `exports` of packages.
  const app = { type: 'module', '@parcel/resolver-default': { packageExports: true } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(app));
}

function link(folder: string, name: string): void {
  const path = join(folder, 'node_modules', name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(join(root, 'node_modules', name), path);
}

/** CommonJS, as React is. */
function writePackageOfPage(folder: string, specifier: string, exported: readonly string[]): void {
  const [name = ''] = /^(?:@[^/]+\/)?[^/]+/.exec(specifier) ?? [];
  const path = `.${specifier.slice(name.length)}`;
  const at = join(folder, 'node_modules', name);
  const file = path === '.' ? 'index.js' : `${path}.js`;
  mkdirSync(at, { recursive: true });
  const lines = exported
    .filter((key) => key !== 'default' && /^\w+$/.test(key))
    .map((key) => `exports.${key} = page.${key};\n`);
  writeFileSync(join(at, file), `const page = globalThis.packages['${specifier}'];\n${lines.join('')}`);
  writeFileSync(
    join(at, 'package.json'),
    JSON.stringify({ name, exports: { '.': './index.js', './jsx-runtime': './jsx-runtime.js' } }),
  );
}

function writeEntry(folder: string, name: string, source: string): [string, string] {
  const path = join(folder, `${name}.js`);
  writeFileSync(path, source);
  return [name, path];
}
