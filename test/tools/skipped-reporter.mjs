/** Prints by project how many tests passed, and why others were skipped, which Vitest itself prints for one file. */
export default class SkippedReporter {
  /** @param {readonly import('vitest/node').TestModule[]} modules */
  onTestRunEnd(modules) {
    /** @type {Record<string, Record<string, number>>} */
    const projects = {};
    for (const module of modules) {
      const counts = (projects[module.project.name] ??= {});
      for (const test of module.children.allTests()) {
        const result = test.result();
        const outcome =
          result.state === 'skipped' ? `skipped: ${result.note ?? 'excluded by the command'}` : result.state;
        counts[outcome] = (counts[outcome] ?? 0) + 1;
      }
    }
    for (const [project, counts] of Object.entries(projects)) {
      console.log(`\n${project}`);
      for (const [outcome, count] of Object.entries(counts)) console.log(`${String(count).padStart(6)} ${outcome}`);
    }
  }
}
