/**
 * Files that would otherwise run last, alone on one core. The tests of the service run before their process has loaded
 * a server that tracks promises, which slows each of them down.
 */
const longest = [
  'test/closed-sets.test.ts',
  'test/examples/next.test.ts',
  'test/package/jest.test.ts',
  'test/package/packed.test.ts',
  'test/service/send-limits.test.ts',
  'test/service/model.test.ts',
];

/** Vitest's order (by file size on a fresh clone), with the known slow files first. */
export class LongestFirst {
  /** @param {import('vitest/node').Vitest} vitest */
  constructor(vitest) {
    this.vitest = vitest;
  }

  /** @param {import('vitest/node').TestSpecification[]} files */
  async sort(files) {
    const sorted = await (await this.#base()).sort(files);
    const rank = (/** @type {import('vitest/node').TestSpecification} */ { moduleId }) =>
      longest.findIndex((name) => moduleId.endsWith(`/${name}`)) + 1 || longest.length + 1;
    return sorted.sort((a, b) => rank(a) - rank(b));
  }

  /** @param {import('vitest/node').TestSpecification[]} files */
  async shard(files) {
    return (await this.#base()).shard(files);
  }

  /** Imported lazily: a build loads this file too, and Vitest takes a second to load. */
  async #base() {
    const { BaseSequencer } = await import('vitest/node');
    return new BaseSequencer(this.vitest);
  }
}
