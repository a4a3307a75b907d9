'use client';
import type { ReactNode } from 'react';

export interface AlertProps {
  /** The `id` of the text, for the `aria-describedby` of its field. */
  id?: string;
  /** The text; nothing is visible without it. */
  children?: ReactNode;
}

/** An error text. Its live region is always rendered, so that a text that appears is announced at once. */
export function Alert({ id, children }: AlertProps) {
  return (
    <div role="alert" data-scope="phonekit" data-part="alert" data-empty={children ? undefined : ''}>
      {children ? <p id={id}>{children}</p> : null}
    </div>
  );
}
