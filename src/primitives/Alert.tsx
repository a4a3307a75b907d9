'use client';
import type { ReactNode } from 'react';

export interface AlertProps {
  /** For the `aria-describedby` of the field it speaks of. */
  id?: string;
  /** Nothing is drawn without. */
  children?: ReactNode;
}

/** What went wrong: announced at once, since it appears in a live region that is always there. */
export function Alert({ id, children }: AlertProps) {
  return (
    <div role="alert" data-scope="phonekit" data-part="alert" data-empty={children ? undefined : ''}>
      {children ? <p id={id}>{children}</p> : null}
    </div>
  );
}
