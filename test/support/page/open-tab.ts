import { page } from 'vitest/browser';
import { memoryAdapter } from '../../../src/adapters/memory/index.js';

/**
 * Opens a second page of this origin, with its own realm, cache and clock: an iframe with `tab.tsx` in it. It shares
 * with other tabs what real tabs share: the storage and its events.
 */
export function openTab(name: string) {
  const frame = document.createElement('iframe');
  frame.dataset['testid'] = name;
  frame.style.cssText = 'inline-size: 600px; block-size: 800px';
  // What Vite and Vitest expect of a page before they serve a module to it.
  frame.srcdoc = `<!doctype html><script>
    globalThis.$RefreshReg$ = () => {};
    globalThis.$RefreshSig$ = () => (type) => type;
    globalThis.__vite_plugin_react_preamble_installed__ = true;
    globalThis.__vitest_browser_runner__ = { wrapDynamicImport: (load) => load() };
  </script><script type="module" src="${new URL('tab.tsx', import.meta.url).href}"></script>`;
  document.body.append(frame);
  return {
    screen: page.frameLocator(page.getByTestId(name)),
    document: () => frame.contentDocument!,
    /** Returns to it from another tab. */
    lookAt: () => void frame.contentWindow?.dispatchEvent(new Event('visibilitychange')),
    reload: () => void (frame.srcdoc += ' '),
    close: () => frame.remove(),
  };
}

/** The phones of the users of all tabs. */
export const sentInTabs = () => memoryAdapter({ persist: 'tab-test' }).inbox.messages;
