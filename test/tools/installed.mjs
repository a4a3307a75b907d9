import { cpSync, existsSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ensureBuilt from './built.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const installed = `${root}test/apps/node_modules/phonekit`;

/**
 * Global setup of the app tests: builds the package and installs it beside them, so that test runners treat it like any
 * other dependency.
 * @param {import('vitest/node').TestProject} project
 */
export default function install(project) {
  ensureBuilt(project);
  const [built, copied] = [`${root}dist/index.js`, `${installed}/dist/index.js`].map((file) =>
    existsSync(file) ? statSync(file).mtimeMs : 0,
  );
  if (built === copied) return;
  rmSync(installed, { recursive: true, force: true });
  for (const part of ['package.json', 'dist'])
    cpSync(root + part, `${installed}/${part}`, { recursive: true, preserveTimestamps: true });
}
