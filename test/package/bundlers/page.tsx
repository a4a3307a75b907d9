import * as query from '@tanstack/react-query';
import * as react from 'react';
import * as jsxRuntime from 'react/jsx-runtime';
import * as reactDom from 'react-dom';
import { createRoot, type Root, type RootOptions } from 'react-dom/client';
import type { PhoneNumbersProvider } from '../../../src/provider/PhoneNumbersProvider.js';
import { adapter, alone, inProvider } from './uses.js';

// The page that the bundles are loaded into. Each passes on its imports of the kit, which are rendered.

declare global {
  var packages: Record<string, unknown>;
  var show: (
    name: string,
    kit: Record<string, unknown>,
    rootOf?: (container: Element, options: RootOptions) => Root,
  ) => void;
}

/** The packages of the apps that are bundled for one export: so they stay small, and the page has one React. */
globalThis.packages = {
  react,
  'react/jsx-runtime': jsxRuntime,
  'react-dom': reactDom,
  '@tanstack/react-query': query,
};

globalThis.show = (name, kit, rootOf = createRoot) => {
  const container = document.body.appendChild(document.createElement('section'));
  container.id = name;
  if (kit[name] === undefined) throw new Error(`${name} is undefined.`);
  const render = { ...alone, ...inProvider }[name as keyof typeof alone] as (it: unknown) => react.ReactNode;
  const Provider = kit.PhoneNumbersProvider as typeof PhoneNumbersProvider;
  rootOf(container, { identifierPrefix: name }).render(
    name in alone ? (
      render(kit[name])
    ) : (
      <Provider adapter={adapter} userId="user_1">
        {render(kit[name])}
      </Provider>
    ),
  );
};
