import { afterAll, beforeAll } from 'vitest';
import { startEngine, type Engine } from './engine.js';
import { serveSite, type Site } from './site.js';

/** Starts the engine of the project and the site for the tests of a file, and ends both after them. */
export function engineForFile(): { readonly engine: Engine; readonly site: Site } {
  let engine: Engine;
  let site: Site;
  beforeAll(async () => {
    [engine, site] = await Promise.all([startEngine(), serveSite()]);
  });
  afterAll(async () => {
    await engine.close();
    site.close();
  });
  return {
    get engine() {
      return engine;
    },
    get site() {
      return site;
    },
  };
}
