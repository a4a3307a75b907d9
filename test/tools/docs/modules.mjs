import { createServer } from 'vite';

/** The imports from Storybook that the guides' components need, for rendering in Node. */
const standIns = {
  '@storybook/addon-docs/blocks': `
    export const Source = ({ language, code }) => <pre lang={language}>{code}</pre>;
    export const Unstyled = ({ children }) => children;
  `,
  'storybook/theming': `export const useTheme = () => ({ base: 'light' });`,
};
const marker = '/phonekit-stand-in/';

/**
 * Loads modules of TypeScript, JSX and `?raw` imports in Node, as the playground does in the browser.
 * @param {string} root
 */
export async function openModules(root) {
  // Backend clients look for `WebSocket` when they are created; Node 20 has none.
  globalThis.WebSocket ??= /** @type {never} */ (class {});
  /** @type {Map<string, string>} */
  const sources = new Map(Object.entries(standIns).map(([name, source]) => [`${marker}${name}.jsx`, source]));
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    ssr: { noExternal: ['storybook', '@storybook/addon-docs'] },
    optimizeDeps: { noDiscovery: true, include: [] },
    plugins: [
      {
        name: 'modules-of-guides',
        enforce: 'pre',
        resolveId: (id) => (id in standIns ? `${marker}${id}.jsx` : sources.has(id) ? id : null),
        load: (id) => sources.get(id),
      },
    ],
  });
  return {
    /**
     * @param {string} id an absolute path, from which relative imports are resolved
     * @param {string} source
     * @returns {Promise<Record<string, unknown>>}
     */
    load(id, source) {
      sources.set(id, source);
      return server.ssrLoadModule(id);
    },
    close: () => server.close(),
  };
}
