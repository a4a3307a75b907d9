import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// The kits to compare with. They are large, so they are installed next to the project, and only for the benchmark.

/** Exact versions, since a figure holds for one of them only. */
export const packages = {
  '@clerk/ui': '1.30.6',
  '@daveyplate/better-auth-ui': '3.4.0',
  '@aws-amplify/ui-react': '6.15.6',
  '@firebase-oss/ui-react': '7.0.2-beta',
  'aws-amplify': '6.22.1',
  'better-auth': '1.7.25',
  firebase: '12.19.0',
  'react-phone-number-input': '3.4.18',
  'react-international-phone': '4.8.0',
  react: '19.3.1',
  'react-dom': '19.3.1',
};

export const folder = fileURLToPath(new URL('../../node_modules/.cache/phonekit/bench/', import.meta.url));

/** Installs the missing ones. */
export function ensureOthers() {
  const manifest = `${JSON.stringify({ private: true, type: 'module', dependencies: packages }, null, 2)}\n`;
  const path = `${folder}package.json`;
  if (
    existsSync(`${folder}node_modules/.package-lock.json`) &&
    existsSync(path) &&
    readFileSync(path, 'utf8') === manifest
  )
    return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, manifest);
  // Their peer dependencies conflict, and they never run together.
  const { status } = spawnSync(
    'npm',
    ['install', '--force', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: folder, stdio: 'inherit' },
  );
  if (status !== 0) throw new Error(`The kits to compare with could not be installed into ${folder}.`);
}
