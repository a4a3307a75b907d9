import { versionOf } from '../bench/versions.mjs';

/** @typedef {import('@stryker-mutator/api/core').schema.FileResult} FileResult */
/** @typedef {FileResult['mutants'][number]} Mutant */
/** @typedef {{ name: string, files: Record<string, FileResult> }} Layer */

/** @param {readonly Layer[]} layers */
export function report(layers) {
  const rows = layers.map(({ name, files }) => row(`src/${name}`, mutantsOf(files)));
  const all = layers.flatMap(({ files }) => mutantsOf(files));
  return `# The tests, tested

Printed by \`npm run mutate\` on ${new Date().toISOString().slice(0, 10)}:
Stryker ${versionOf('@stryker-mutator/core')}, Vitest ${versionOf('vitest')}, Node ${process.versions.node}.

A mutant is the source with one expression changed. A test that fails over it has killed it; one that then never ends
has timed out, and counts as killed. The score is the share of those.

| folder | mutants | killed | timed out | survived | not covered | score |
| --- | --- | --- | --- | --- | --- | --- |
${[...rows, ...(layers.length > 1 ? [row('all', all)] : [])].join('\n')}

## Survivors

${layers.flatMap(({ files }) => Object.entries(files).flatMap(([path, file]) => survivors(path, file))).join('\n\n')}
`;
}

/** @param {Record<string, FileResult>} files */
function mutantsOf(files) {
  return Object.values(files).flatMap(({ mutants }) => mutants);
}

/**
 * @param {string} folder
 * @param {readonly Mutant[]} mutants
 */
function row(folder, mutants) {
  /** @param {Mutant['status']} wanted */
  const count = (wanted) => mutants.filter(({ status }) => status === wanted).length;
  const [killed, timedOut, survived, notCovered] = [
    count('Killed'),
    count('Timeout'),
    count('Survived'),
    count('NoCoverage'),
  ];
  const valid = killed + timedOut + survived + notCovered;
  const score = ((100 * (killed + timedOut)) / valid).toFixed(1);
  return `| ${[folder, valid, killed, timedOut, survived, notCovered, `${score} %`].join(' | ')} |`;
}

/**
 * @param {string} path
 * @param {FileResult} file
 */
function survivors(path, { source, mutants }) {
  const lines = mutants
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .sort(({ location: { start: a } }, { location: { start: b } }) => a.line - b.line || a.column - b.column)
    .map(({ location, replacement, status }) => {
      const change = `${oneLine(textAt(source, location))} -> ${oneLine(replacement ?? '')}`;
      return `${location.start.line}: ${change}${status === 'NoCoverage' ? ' (not covered)' : ''}`;
    });
  return lines.length === 0 ? [] : [`\`${path}\`\n\n\`\`\`text\n${lines.join('\n')}\n\`\`\``];
}

/**
 * @param {string} source
 * @param {Mutant['location']} location
 */
function textAt(source, { start, end }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  lines[last] = (lines[last] ?? '').slice(0, end.column - 1);
  lines[0] = (lines[0] ?? '').slice(start.column - 1);
  return lines.join('\n');
}

/** @param {string} code */
function oneLine(code) {
  const line = code.replace(/\s+/g, ' ');
  return line.length > 70 ? `${line.slice(0, 69)}…` : line;
}
