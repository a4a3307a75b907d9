import { execFileSync } from 'node:child_process';

// Before publishing: writes the repository's URL, from Git's remote "origin", to package.json. npm uses it to resolve
// the README's images and links to files outside of the package.

const remote = run('git', ['remote', 'get-url', 'origin']);
const page = remote
  .replace(/^(?:git\+)?(?:ssh:\/\/)?git@([^:/]+)[:/]/, 'https://$1/')
  .replace(/^git\+/, '')
  .replace(/\.git$/, '');
run('npm', [
  'pkg',
  'set',
  'repository.type=git',
  `repository.url=git+${page}.git`,
  `homepage=${page}#readme`,
  `bugs=${page}/issues`,
]);

/**
 * @param {string} command
 * @param {string[]} words
 */
function run(command, words) {
  return execFileSync(command, words, { encoding: 'utf8', shell: process.platform === 'win32' }).trim();
}
