import { build, type AliasOptions, type CSSOptions, type Plugin } from 'vite';

/** Returns the stylesheet that Vite builds of these files, in their order. */
export async function buildStylesheet(
  files: readonly string[],
  { css, plugins = [], alias = {} }: { css?: CSSOptions; plugins?: readonly Plugin[]; alias?: AliasOptions } = {},
): Promise<string> {
  const result = await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'silent',
    resolve: { alias },
    ...(css && { css }),
    build: { write: false, rolldownOptions: { input: 'app.js' } },
    plugins: [
      ...plugins,
      {
        name: 'app',
        resolveId: (id) => (id === 'app.js' ? id : null),
        load: (id) => (id === 'app.js' ? files.map((file) => `import '${file}';`).join('\n') : null),
      },
    ],
  });
  const outputs = [result].flat().flatMap((bundle) => ('output' in bundle ? bundle.output : []));
  const stylesheet = outputs.find(({ fileName }) => fileName.endsWith('.css'));
  return stylesheet?.type === 'asset' ? stylesheet.source.toString() : '';
}
