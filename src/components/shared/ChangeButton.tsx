'use client';
import { useEffect, useRef } from 'react';
import type { PhoneNumber } from '../../core/model.js';
import { Button } from '../../primitives/Button.js';
import { isActiveElement } from '../../primitives/focus.js';
import { useDisclosure, type DisclosureName } from './Disclosure.js';
import { isFocusLost } from './focus-watch.js';

export interface ChangeButtonProps {
  name: DisclosureName;
  number: PhoneNumber;
  change: { mutate: (variables: { id: string }) => void; isError: boolean };
  label: string;
  children: string;
}

/**
 * Makes a change of a number that shows at once, and closes what is open. If the change fails and is undone, it gets
 * the focus back: the button was gone meanwhile, and the row, which had the focus instead, loses it when it moves.
 */
export function ChangeButton({ name, number, change, label, children }: ChangeButtonProps) {
  const { open } = useDisclosure();
  const button = useRef<HTMLButtonElement>(null);
  const hasFailed = change.isError;
  useEffect(() => {
    const { current } = button;
    const row = current?.closest('li');
    if (hasFailed && current && (isFocusLost(current) || (row && isActiveElement(row)))) current.focus();
  }, [hasFailed, number]);

  const start = () => {
    open({ name, number });
    change.mutate({ id: number.id });
  };
  return (
    <Button variant="plain" buttonRef={button} aria-label={label} onClick={start}>
      {children}
    </Button>
  );
}
