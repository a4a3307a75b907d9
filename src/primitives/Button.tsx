'use client';
import type { MouseEvent, ReactNode, Ref } from 'react';
import { focusClicked } from './focus.js';

export interface ButtonProps {
  children: ReactNode;
  /** @default 'button' */
  type?: 'button' | 'submit' | undefined;
  /** @default 'secondary' */
  variant?: 'primary' | 'secondary' | 'plain' | 'danger' | undefined;
  /** Whether its request is pending: it keeps the focus, and a click does nothing. @default false */
  busy?: boolean | undefined;
  /** Whether it cannot be used yet: it can be focused and read, and a click does nothing. @default false */
  unavailable?: boolean | undefined;
  buttonRef?: Ref<HTMLButtonElement> | undefined;
  onClick?: (() => void) | undefined;
  /** Called when a click is likely: on hover and on focus. */
  onIntent?: (() => void) | undefined;
  'aria-label'?: string | undefined;
  'aria-expanded'?: boolean | undefined;
  'aria-controls'?: string | undefined;
  'aria-describedby'?: string | undefined;
}

/**
 * A `<button>` that is never `disabled`, since a disabled button loses the focus and hides why it does nothing. While
 * it is busy or unavailable, a click does nothing, nor does Enter submit its form.
 */
export function Button({
  type = 'button',
  variant = 'secondary',
  busy = false,
  unavailable = false,
  ...props
}: ButtonProps) {
  const { children, buttonRef, onClick, onIntent, ...aria } = props;
  const isIdle = !busy && !unavailable;
  const click = (event: MouseEvent<HTMLElement>) => {
    focusClicked(event.currentTarget);
    if (isIdle) onClick?.();
    else event.preventDefault();
  };
  return (
    <button
      {...aria}
      // A label may contain a number, which a server formats and a browser without the phone metadata does not.
      suppressHydrationWarning={aria['aria-label'] !== undefined}
      ref={buttonRef}
      type={type}
      data-scope="phonekit"
      data-part="button"
      data-variant={variant}
      data-busy={busy ? '' : undefined}
      aria-busy={busy || undefined}
      aria-disabled={!isIdle || undefined}
      onClick={click}
      onPointerEnter={onIntent}
      onFocus={onIntent}
    >
      {children}
    </button>
  );
}
