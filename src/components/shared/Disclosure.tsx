'use client';
import { createContext, useContext, useEffect, useId, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { PhoneNumber } from '../../core/model.js';
import { Button, type ButtonProps } from '../../primitives/Button.js';
import { createFocusWatch, isFocusLost, type FocusWatch } from './focus-watch.js';

/** What a person can open. A change that shows at once (`primary`, `default`, `reserve`) has no panel, and closes the open one. */
export type DisclosureName = 'add' | 'verify' | 'remove' | 'primary' | 'add-factor' | 'stop' | 'default' | 'reserve' | 'new-codes';

export interface Disclosed {
  name: DisclosureName;
  /** The number that it is about, as it was then. */
  number?: PhoneNumber;
  /** Whether a reload has opened it and not the person, so that it must not take the focus. */
  isResumed?: boolean;
}

export interface DisclosureActions extends FocusWatch {
  open: (next: Disclosed) => void;
  /** Opens a verification that a reload interrupted, unless the person has opened or closed something already. */
  resume: (number: PhoneNumber) => void;
  close: () => void;
}

const DisclosedContext = createContext<Disclosed | null>(null);
const ActionsContext = createContext<(DisclosureActions & { id: string }) | null>(null);

/** Keeps at most one panel open among all that it contains. Renders no element. */
export function DisclosureRoot({ children }: { children: ReactNode }) {
  const id = useId();
  const [disclosed, setDisclosed] = useState<Disclosed | null>(null);
  const [actions] = useState(() => ({ ...createActions(setDisclosed), id }));
  return (
    <ActionsContext.Provider value={actions}>
      <DisclosedContext.Provider value={disclosed}>{children}</DisclosedContext.Provider>
    </ActionsContext.Provider>
  );
}

function createActions(set: (next: Disclosed | null) => void): DisclosureActions {
  let isUntouched = true;
  const show = (next: Disclosed | null) => {
    isUntouched = false;
    set(next);
  };
  return {
    ...createFocusWatch(),
    open: show,
    close: () => show(null),
    resume: (number) => isUntouched && show({ name: 'verify', number, isResumed: true }),
  };
}

/** Returns the actions of the root above, the same ones at each render, so that a row renders only when its own number changes. */
export function useDisclosure() {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error('phonekit: no <DisclosureRoot> above this component, so nothing can open. Wrap it in one.');
  return actions;
}

/** Returns what is open, or was until the list said that it is done; null if nothing is. */
export function useDisclosed(): Disclosed | null {
  return useContext(DisclosedContext);
}

interface PanelOf {
  name: DisclosureName;
  number?: PhoneNumber;
}

function usePanel({ name, number }: PanelOf) {
  const disclosed = useDisclosed();
  const { id } = useDisclosure();
  return { isOpen: disclosed?.name === name && disclosed.number?.id === number?.id, panelId: `${id}-${name}-${encodeURIComponent(number?.id ?? '')}` };
}

export interface DisclosureTriggerProps extends PanelOf, Omit<ButtonProps, 'onClick' | 'aria-expanded' | 'aria-controls'> {
  /** Whether the panel takes the place of the button. @default false */
  isReplaced?: boolean;
  /** Whether the place is taken by something else. @default false */
  isHidden?: boolean;
  buttonRef?: RefObject<HTMLButtonElement | null>;
  /** Called when a click opens the panel, before it opens. */
  onOpen?: () => void;
}

/** The button that opens and closes a panel. It gets the focus back if that was lost as the panel closed, and nothing else has opened. */
export function DisclosureTrigger({ name, number, isReplaced = false, isHidden = false, buttonRef, onOpen, ...props }: DisclosureTriggerProps) {
  const { open, close } = useDisclosure();
  const disclosed = useDisclosed();
  const { isOpen, panelId } = usePanel({ name, number });
  const ownRef = useRef<HTMLButtonElement>(null);
  const button = buttonRef ?? ownRef;
  const isAway = isOpen || isHidden;
  const last = useRef({ isOpen, isAway });
  useEffect(() => {
    const isClosed = last.current.isOpen ? disclosed === null : last.current.isAway;
    if (!isAway && isClosed && isFocusLost()) button.current?.focus();
    last.current = { isOpen, isAway };
  }, [isOpen, isAway, disclosed, button]);

  const toggle = () => {
    if (isOpen) return close();
    onOpen?.();
    open({ name, number });
  };
  if (isReplaced && isAway) return null;
  const expanded = isReplaced ? undefined : isOpen;
  return <Button {...props} buttonRef={button} aria-expanded={expanded} aria-controls={expanded ? panelId : undefined} onClick={toggle} />;
}

export interface DisclosurePanelProps extends PanelOf {
  children: ReactNode;
}

/** What a trigger opens. Renders a `<div data-part="panel">` while it is open. */
export function DisclosurePanel({ children, ...of }: DisclosurePanelProps) {
  const { isOpen, panelId } = usePanel(of);
  const { watch } = useDisclosure();
  if (!isOpen) return null;
  return (
    <div ref={watch} data-scope="phonekit" data-part="panel" id={panelId}>
      {children}
    </div>
  );
}
