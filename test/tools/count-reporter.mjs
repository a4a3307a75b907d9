import { writeFileSync } from 'node:fs';

/**
 * Counts tests by project into the file named by COUNTS_FILE, so that `npm test` can tell a passing project from one
 * that ran nothing.
 */
export default class CountReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly { message: string }[]} errors that belong to no test
   */
  onTestRunEnd(modules, errors) {
    /** @type {Record<string, { passed: number, engine?: string }>} */
    const projects = {};
    // In the fault matrix, each test is a cell.
    const cells = { passed: 0, all: 0 };
    const failed = errors.map(({ message }) => `an error outside of tests: ${message.split('\n')[0]}`);
    for (const module of modules) {
      const name = module.project.name.replace(/ \((chromium|firefox)\)$/, '');
      const project = (projects[name] ??= { passed: 0, engine: engineOf(module.project.config) });
      if (module.errors().length > 0) failed.push(`${name}: ${module.relativeModuleId}`);
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (module.relativeModuleId.startsWith('test/faults/')) {
          cells.all++;
          if (state === 'passed') cells.passed++;
        }
        if (state === 'passed') project.passed++;
        // A skipped test proves nothing, and must not count as passed.
        else
          failed.push(
            `${name}: ${module.relativeModuleId} > ${test.fullName}${state === 'failed' ? '' : ` (${state})`}`,
          );
      }
      for (const suite of module.children.allSuites())
        if (suite.errors().length > 0) failed.push(`${name}: ${module.relativeModuleId} > ${suite.fullName}`);
    }
    if (process.env.COUNTS_FILE) writeFileSync(process.env.COUNTS_FILE, JSON.stringify({ projects, failed, cells }));
  }
}

/**
 * The browser engine of a project, if any.
 * @param {import('vitest/node').ResolvedConfig} config
 */
function engineOf({ browser, env }) {
  return browser.enabled ? browser.name : env?.ENGINE;
}
