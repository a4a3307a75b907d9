import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { findChromium } from '../support/chromium.mjs';
import { startPostgres } from '../tools/postgres.mjs';
import { packages } from './others.mjs';

/** The versions behind the figures. */
const compared = ['react-phone-number-input', 'react-international-phone', 'input-otp', '@clerk/clerk-js', 'pg'];

/** One line: what was measured, and what it was compared with. */
export async function versions() {
  const kits = Object.entries(packages).filter(([name]) => name.includes('/ui') || name.includes('-ui'));
  return [
    `Chromium ${chromiumVersion()}`,
    `Node ${process.versions.node}`,
    `PostgreSQL ${await postgresVersion()}`,
    `React ${versionOf('react')}`,
    ...compared.map((name) => `${name} ${versionOf(name)}`),
    ...kits.map(([name, version]) => `${name} ${version}`),
  ].join(', ');
}

/** @param {string} name of an installed package */
export function versionOf(name) {
  /** @type {{ version: string }} */
  const { version } = JSON.parse(
    readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url), 'utf8'),
  );
  return version;
}

function chromiumVersion() {
  const { stdout } = spawnSync(findChromium() ?? '', ['--version', '--no-sandbox'], { encoding: 'utf8' });
  return /[\d.]{5,}/.exec(stdout ?? '')?.[0] ?? 'not found';
}

async function postgresVersion() {
  const server = await startPostgres().catch(() => null);
  if (!server) return 'not found';
  const client = new pg.Client({ host: server.folder, user: 'postgres', database: 'postgres' });
  await client.connect();
  const {
    rows: [shown],
  } = await client.query('show server_version');
  await client.end();
  await server.stop();
  return String(shown?.server_version).replace(/ .*/, '');
}
