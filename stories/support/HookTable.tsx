import publicSurface from '../../src/index.ts?raw';
import { ProseTable } from './ProseTable.js';

const sources = import.meta.glob<string>('../../src/hooks/*.ts', { query: '?raw', import: 'default', eager: true });

/** Every public hook with what its own comment says of it. */
export function HookTable() {
  return <ProseTable rows={hooks().map(({ name, comment }) => [`\`${name}\``, comment])} />;
}

function hooks(): { name: string; comment: string }[] {
  const names = [...publicSurface.matchAll(/export \{ (use\w+)/g)].map(([, name = '']) => name);
  return names.map((name) => {
    const source = sources[`../../src/hooks/${name}.ts`] ?? '';
    const [, comment = ''] = new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*export function ${name}\\b`).exec(source) ?? [];
    return { name, comment: comment.replace(/^\s*\* ?/gm, '').replace(/\s+/g, ' ').trim() };
  });
}
