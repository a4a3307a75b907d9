import publicSurface from '../../src/index.ts?raw';
import { ProseTable } from './ProseTable.js';

const sources = import.meta.glob<string>(['../../src/hooks/*.ts', '../../src/provider/*.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Every public hook with its doc comment. */
export function HookTable() {
  return <ProseTable rows={hooks().map(({ name, comment }) => [`\`${name}\``, comment])} />;
}

function hooks(): { name: string; comment: string }[] {
  const exported = [...publicSurface.matchAll(/export \{\s*(use\w+)[^}]*\} from '\.\/([\w/]+)\.js'/g)];
  return exported.map(([, name = '', path = '']) => {
    const source = sources[`../../src/${path}.ts`] ?? '';
    const [, comment = ''] =
      new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*export function ${name}\\b`).exec(source) ?? [];
    return {
      name,
      comment: comment
        .replace(/^\s*\* ?/gm, '')
        .replace(/\s+/g, ' ')
        .trim(),
    };
  });
}
