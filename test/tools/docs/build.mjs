import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readGuides } from './guides.mjs';
import { overview } from './overview.mjs';
import { linkGuides, renderGuide } from './render.mjs';
import { openModules } from './modules.mjs';

// The last step of `npm run build`: writes each guide of the playground as Markdown into docs/, with its samples and
// tables inlined, and llms.txt, which lists them.

const root = fileURLToPath(new URL('../../..', import.meta.url));
const guides = readGuides(root);
const modules = await openModules(root);
try {
  rmSync(join(root, 'docs'), { recursive: true, force: true });
  for (const guide of guides) {
    const text = linkGuides(await renderGuide(guide, modules), guide, guides);
    write(`docs/${guide.file}`, text);
  }
  const { description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  write('docs/README.md', overview(guides, { title: 'The guides', description, base: '' }));
  write('llms.txt', overview(guides, { title: 'phonekit', description, base: 'docs/' }));
} finally {
  await modules.close();
}

/**
 * @param {string} file
 * @param {string} text
 */
function write(file, text) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}
