import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import CssBaseline from '@mui/material/CssBaseline';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

const { resolve } = createRequire(import.meta.url);
const require = createRequire(import.meta.url);
const file = (name: string) => () => readFileSync(resolve(name), 'utf8');

/** Stylesheets that apps have, in no layer. */
export const resets: Readonly<Record<string, () => string | Promise<string>>> = {
  'create-next-app’s reset': () => `
    * { box-sizing: border-box; padding: 0; margin: 0; }
    html, body { max-width: 100vw; overflow-x: hidden; }
    a { color: inherit; text-decoration: none; }`,
  'Tailwind 3’s preflight': async () => {
    const { default: tailwind } = await import('tailwindcss-3');
    const postcss = require(resolve('postcss', { paths: [resolve('tailwindcss-3')] }));
    const { css } = await postcss([tailwind({ content: [{ raw: '' }] })]).process('@tailwind base;', {
      from: undefined,
    });
    return css as string;
  },
  'Tailwind 4’s preflight': file('tailwindcss/preflight.css'),
  'Bootstrap’s reboot': file('bootstrap/dist/css/bootstrap-reboot.css'),
  Bootstrap: file('bootstrap/dist/css/bootstrap.css'),
  'normalize.css': file('normalize.css/normalize.css'),
  'modern-normalize': file('modern-normalize/modern-normalize.css'),
  'MUI’s CssBaseline': () =>
    renderToStaticMarkup(createElement(CssBaseline)).replace(/<span.*?<\/span>|<style[^>]*>|<\/style>/g, ''),
  'Eric Meyer’s reset': () => `
    div, span, h1, h2, h3, h4, h5, h6, p, a, strong, ol, ul, li, fieldset, form, label, legend, section {
      margin: 0; padding: 0; border: 0; font-size: 100%; font: inherit; vertical-align: baseline;
    }
    ol, ul { list-style: none; }`,
  'a reset of buttons': () => `
    button { background: none; border: 0; padding: 0; font: inherit; color: inherit; text-align: start; }
    button:not(:disabled) { cursor: default; letter-spacing: 1px; }`,
  'a reset of all borders': () => '*, *::before, *::after { box-sizing: border-box; border: 0; outline: 0; }',
  'styles of all inputs': () => `
    input, select, textarea { width: 100%; margin: 1rem; padding: 1rem; border: 2px solid red; color: red; }
    input[type='tel'], input:not([type='checkbox']) { border-radius: 9px; box-shadow: 0 0 3px red; font-size: 12px; }
    input:focus, [type='tel']:focus { outline: 3px solid lime; border-color: lime; }
    input::placeholder { color: red; font-style: italic; }
    label { display: block; margin: 1rem; font-weight: bold; text-transform: uppercase; }`,
  '`all: unset`': () => 'button, input, ul, ol, li, p, h1, h2, h3, form, fieldset, legend, label { all: unset; }',
};
