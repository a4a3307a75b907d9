import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

// `npm run registry`: writes the items that `npx shadcn add` takes, one file each, and the list of them.

const root = fileURLToPath(new URL('../../', import.meta.url));
const samples = join(root, 'stories/support/examples/shadcn');

/** @param {string} folder */
export function writeRegistry(folder) {
  const registry = JSON.parse(readFileSync(join(samples, 'registry.json'), 'utf8'));
  const common = { dependencies: ['phonekit', '@tanstack/react-query'], css: readStyles() };
  registry.items = registry.items.map((/** @type {object} */ item) => ({ ...item, ...common }));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  write(join(folder, 'registry.json'), registry);
  for (const item of registry.items) {
    const files = item.files.map((/** @type {{ path: string }} */ file) => ({
      ...file,
      content: readFileSync(join(samples, file.path), 'utf8'),
    }));
    write(join(folder, `${item.name}.json`), {
      $schema: 'https://ui.shadcn.com/schema/registry-item.json',
      ...item,
      files,
    });
  }
}

/** What an item adds to the stylesheet of the app. */
function readStyles() {
  const theme = readFileSync(join(root, 'stories/support/themes/shadcn.css'), 'utf8');
  return parseRules(`${readFileSync(join(samples, 'app.css'), 'utf8')}\n${theme}`.replace(/\/\*[\s\S]*?\*\//g, ''));
}

/**
 * Converts CSS without comments into the object of an item: `{ ':root': { '--name': 'value' } }`.
 * @param {string} css
 * @returns {Record<string, string | object>}
 */
function parseRules(css) {
  /** @type {Record<string, string | object>} */
  const rules = {};
  let rest = css.trim();
  while (rest) {
    const end = rest.search(/[;{]/);
    const head = rest.slice(0, end).trim();
    if (rest[end] === '{') {
      const close = findClosing(rest, end);
      rules[head] = parseRules(rest.slice(end + 1, close));
      rest = rest.slice(close + 1).trim();
    } else {
      const [, name = head, value] = /^([\w-]+):\s*([\s\S]*)$/.exec(head) ?? [];
      rules[name] = value?.replace(/\s+/g, ' ') ?? {};
      rest = rest.slice(end + 1).trim();
    }
  }
  return rules;
}

/**
 * @param {string} css
 * @param {number} opening
 */
function findClosing(css, opening) {
  let depth = 0;
  for (let at = opening; at < css.length; at++) {
    if (css[at] === '{') depth++;
    if (css[at] === '}' && --depth === 0) return at;
  }
  throw new Error(`A brace is not closed: ${css.slice(opening, opening + 80)}`);
}

/**
 * @param {string} file
 * @param {object} content
 */
function write(file, content) {
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeRegistry(join(root, process.argv[2] ?? ''));
