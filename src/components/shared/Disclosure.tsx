'use client';
import {
  createContext,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react';
import type { PhoneNumber } from '../../core/model.js';
import { Button, type ButtonProps } from '../../primitives/Button.js';
import { createFocusWatch, isFocusLost, type FocusWatch } from './focus-watch.js';

/**
 * What can be open. An optimistic change (`primary`, `default`, `reserve`) has no panel, and closes the open one.
 */
export type DisclosureName =
  'add' | 'verify' | 'remove' | 'primary' | 'add-factor' | 'stop' | 'default' | 'reserve' | 'new-codes';

export interface Disclosed {
  name: DisclosureName;
  /** The number concerned, as it was when this was opened. */
  number?: PhoneNumber | undefined;
  /** Whether it was opened after a reload rather than by the user, so that it must not take the focus. */
  isResumed?: boolean | undefined;
}

interface DisclosureActions extends FocusWatch {
  open: (next: Disclosed) => void;
  /** Opens a verification that a reload interrupted, unless the user has already opened or closed something. */
  resume: (number: PhoneNumber) => void;
  close: () => void;
}

interface Disclosure extends DisclosureActions {
  /** The id of the open panel; there is one at a time. */
  panelId?: string | undefined;
  /** What is open; null if nothing is. It is kept until the list shows that the operation is done. */
  disclosed: Disclosed | null;
}

const DisclosureContext = createContext<Disclosure>({ ...createActions(() => {}), disclosed: null });

/** Keeps at most one panel open among all that it contains. Renders no element. */
export function DisclosureRoot({ children }: { children: ReactNode }) {
  const panelId = useId();
  const [disclosed, setDisclosed] = useState<Disclosed | null>(null);
  const [actions] = useState(() => createActions(setDisclosed));
  const value = useMemo(() => ({ ...actions, panelId, disclosed }), [actions, panelId, disclosed]);
  return <DisclosureContext.Provider value={value}>{children}</DisclosureContext.Provider>;
}

function createActions(set: (next: Disclosed | null) => void): DisclosureActions {
  let isUntouched = true;
  const open = (next: Disclosed | null) => {
    isUntouched = false;
    set(next);
  };
  return {
    ...createFocusWatch(),
    open,
    close: () => open(null),
    resume: (number) => isUntouched && open({ name: 'verify', number, isResumed: true }),
  };
}

/**
 * Returns what is open in the nearest `DisclosureRoot`, and its actions, which are stable. Do not call it in a row: the
 * row would render whenever anything opens.
 */
export function useDisclosure(): Disclosure {
  return useContext(DisclosureContext);
}

interface PanelOf {
  name: DisclosureName;
  number?: PhoneNumber | undefined;
}

function isPanelOpen(disclosed: Disclosed | null, { name, number }: PanelOf): boolean {
  return disclosed?.name === name && disclosed.number?.id === number?.id;
}

export interface DisclosureTriggerProps
  extends PanelOf, Omit<ButtonProps, 'onClick' | 'aria-expanded' | 'aria-controls'> {
  /** Whether the panel replaces the button. @default false */
  isReplaced?: boolean | undefined;
  /** Whether something else is rendered in place of the button. @default false */
  isHidden?: boolean | undefined;
  buttonRef?: RefObject<HTMLButtonElement | null> | undefined;
  /** Called when a click opens the panel, before it opens. */
  onOpen?: (() => void) | undefined;
}

/**
 * The button that opens and closes a panel. The focus returns to it if it was lost when the panel closed and nothing
 * else was opened.
 */
export function DisclosureTrigger({
  name,
  number,
  isReplaced = false,
  isHidden = false,
  buttonRef,
  onOpen,
  ...props
}: DisclosureTriggerProps) {
  const { disclosed, panelId, open, close } = useDisclosure();
  const isOpen = isPanelOpen(disclosed, { name, number });
  const isIdle = disclosed === null;
  const ownRef = useRef<HTMLButtonElement>(null);
  const button = buttonRef ?? ownRef;
  const isAway = isOpen || isHidden;
  const last = useRef({ isOpen, isAway });
  useEffect(() => {
    const isClosed = last.current.isOpen ? isIdle : last.current.isAway;
    if (!isAway && isClosed && isFocusLost(button.current)) button.current?.focus();
    last.current = { isOpen, isAway };
  }, [isOpen, isAway, isIdle, button]);

  const toggle = () => {
    if (isOpen) return close();
    onOpen?.();
    open({ name, number });
  };
  if (isReplaced && isAway) return null;
  return (
    <Button
      {...props}
      buttonRef={button}
      aria-expanded={isReplaced ? undefined : isOpen}
      aria-controls={isOpen ? panelId : undefined}
      onClick={toggle}
    />
  );
}

export interface DisclosurePanelProps extends PanelOf {
  /** Returns what the panel contains. */
  children: (close: () => void) => ReactNode;
}

/** What a trigger opens. Renders a `<div data-part="panel">` while it is open. */
export function DisclosurePanel({ children, ...of }: DisclosurePanelProps) {
  const { disclosed, panelId, watch, close } = useDisclosure();
  if (!isPanelOpen(disclosed, of)) return null;
  return (
    <div ref={watch} data-scope="phonekit" data-part="panel" id={panelId}>
      {children(close)}
    </div>
  );
}
