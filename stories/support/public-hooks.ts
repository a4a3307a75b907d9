import publicSurface from '../../src/index.ts?raw';

export interface PublicHook {
  readonly name: string;
  /** The doc comment, on one line. */
  readonly comment: string;
  /** The adapter method that it calls; null if it calls none, or more than one. */
  readonly operation: string | null;
}

const sources = import.meta.glob<string>(['../../src/hooks/*.ts', '../../src/provider/*.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The exported hooks, as described in their sources. */
export const publicHooks: readonly PublicHook[] = [
  ...publicSurface.matchAll(/export \{\s*(use\w+)[^}]*\} from '\.\/([\w/]+)\.js'/g),
].map(([, name = '', path = '']) => {
  const source = sources[`../../src/${path}.ts`] ?? '';
  const [, comment = ''] =
    new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*export function ${name}\\b`).exec(source) ?? [];
  const [, operation = null] = /\b(?:usePhoneMutation\(\s*'|adapter\.)(\w+)(?:'| !== undefined)/.exec(source) ?? [];
  return {
    name,
    comment: comment
      .replace(/^\s*\* ?/gm, '')
      .replace(/\s+/g, ' ')
      .trim(),
    operation,
  };
});
