import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { asPublished } from '../../stories/support/as-published.js';

// The guides as a reader of the package gets them: plain Markdown, without the playground.

const root = fileURLToPath(new URL('../..', import.meta.url));
const packed = join(root, 'test/apps/node_modules/phonekit');
const textOf = (file: string) => readFileSync(join(packed, file), 'utf8');
const docs = readdirSync(join(packed, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .map((file) => join('docs', file));
const guides = readdirSync(join(root, 'stories'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.mdx'))
  .map((file) => {
    const source = readFileSync(join(root, 'stories', file), 'utf8');
    const [, title = ''] = /^# (.+)$/m.exec(source) ?? [];
    return { file, source, title };
  });

describe('each guide', () => {
  it.each(guides)('$file is a page of docs/, with all of its samples', ({ file, source, title }) => {
    const page = docs.map(textOf).find((text) => text.startsWith(`# ${title}\n`));
    expect(page, `no file of docs/ is "${title}"`).toBeDefined();
    const imports = [...source.matchAll(/^import (\w+) from '([^']+)\?raw';$/gm)];
    for (const [, name = '', path = ''] of imports) {
      if (!new RegExp(`\\{${name}\\}`).test(source)) continue;
      expect(page).toContain(asPublished(readFileSync(join(root, 'stories', dirname(file), path), 'utf8')));
    }
    const headings = [...source.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ .+$/gm)].map(([line]) => line);
    expect(headings.filter((heading) => !page?.includes(`${heading}\n`))).toEqual([]);
  });
});

describe('the docs', () => {
  it.each(docs)('%s is plain Markdown', (file) => {
    const prose = proseOf(textOf(file));
    expect(prose).not.toMatch(/^(import|export) /m);
    expect(prose.replace(/`[^`]+`/g, '')).not.toMatch(/<\/?[A-Za-z]|\{[^}]*\}/);
    expect(textOf(file)).not.toMatch(/\.\.\/src\/|\?raw/);
  });

  it.each([...docs, 'llms.txt', 'SECURITY.md', 'ACCESSIBILITY.md'])('%s links to what is in the package', (file) => {
    const links = [...proseOf(textOf(file)).matchAll(/\]\(([^)#]+)(?:#([^)]*))?\)/g)].filter(
      ([, path = '']) => !/^https?:/.test(path),
    );
    const broken = links.filter(([, path = '', anchor]) => {
      const target = join(dirname(file), path);
      return !existsSync(join(packed, target)) || (anchor && !anchorsOf(textOf(target)).includes(anchor));
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });

  it('are all listed in llms.txt and docs/README.md, with a sentence on each', () => {
    for (const list of ['llms.txt', join('docs', 'README.md')]) {
      const lines = [...textOf(list).matchAll(/^- \[(.+)\]\((.+)\): (.+\.)$/gm)];
      expect(lines.map(([, title]) => title).sort()).toEqual(guides.map(({ title }) => title).sort());
    }
  });
});

describe('README.md of the package', () => {
  it('says where the guides are, since its links are to the repository', () => {
    expect(textOf('README.md')).toContain('`node_modules/phonekit/docs`');
    expect(textOf('README.md')).not.toContain('](docs/');
  });
});

function proseOf(text: string): string {
  return text.replace(/^(`{3,})[\s\S]*?^\1$/gm, '');
}

function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replace(/\s/g, '-'),
  );
}
