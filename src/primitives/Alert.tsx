'use client';
import type { ReactNode } from 'react';
import type { RootProps } from './root-props.js';
import { showBesideKeyboard } from './show-beside-keyboard.js';

export interface AlertProps {
  /** The `id` of the text, for the `aria-describedby` of its field. */
  id?: string | undefined;
  root?: RootProps | undefined;
  /** The text; nothing is visible without it. */
  children?: ReactNode | undefined;
}

/** An error text. Its live region is always rendered, so that a text that appears is announced at once. */
export function Alert({ id, root, children }: AlertProps) {
  return (
    <div {...root} role="alert" data-scope="phonekit" data-part="alert" data-empty={children ? undefined : ''}>
      {children ? (
        <p ref={showBesideKeyboard} id={id}>
          {children}
        </p>
      ) : null}
    </div>
  );
}
