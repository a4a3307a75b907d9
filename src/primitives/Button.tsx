'use client';
import type { MouseEvent, ReactNode, Ref } from 'react';

export interface ButtonProps {
  children: ReactNode;
  /** @default 'button' */
  type?: 'button' | 'submit';
  /** @default 'secondary' */
  variant?: 'primary' | 'secondary' | 'plain' | 'danger';
  /** Its work is under way: it keeps the focus and does nothing more. @default false */
  busy?: boolean;
  /** It cannot be used yet, but can be found and read. @default false */
  unavailable?: boolean;
  buttonRef?: Ref<HTMLButtonElement>;
  onClick?: () => void;
  /** Called when a click is likely: the pointer is over it, or it has the focus. */
  onIntent?: () => void;
  'aria-label'?: string;
  'aria-expanded'?: boolean;
  'aria-controls'?: string;
  'aria-describedby'?: string;
}

/**
 * A `<button>` that is never `disabled`, since a disabled button drops the focus and hides why it does nothing. A click
 * while it is busy or unavailable does nothing, the implicit submission of its form by Enter included.
 */
export function Button({ type = 'button', variant = 'secondary', busy = false, unavailable = false, ...props }: ButtonProps) {
  const { children, buttonRef, onClick, onIntent, ...aria } = props;
  const isIdle = !busy && !unavailable;
  const click = (event: MouseEvent) => {
    if (isIdle) onClick?.();
    else event.preventDefault();
  };
  return (
    <button
      {...aria}
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
