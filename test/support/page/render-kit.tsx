import { page } from 'vitest/browser';

export { aWhile, later, release } from '../waiting.js';
export { codeOf, fr, gb, readable, us, wrongCodeOf } from '../numbers.js';
export { renderKit, type KitOptions } from '../render-kit.js';

export const numberField = () => page.getByRole('textbox', { name: 'Phone number', exact: true });
export const codeField = () => page.getByRole('textbox', { name: 'Verification code', exact: true });
export const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
/** The visible errors. Their containers are rendered empty before. */
export const alert = () => page.getByRole('alert').filter({ hasText: /\S/ });
export const rows = () => page.getByRole('listitem');
