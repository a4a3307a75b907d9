import { Dialog as HeadlessDialog, DialogPanel } from '@headlessui/react';
import MuiDialog from '@mui/material/Dialog';
import * as Radix from '@radix-ui/react-dialog';
import { useCallback, useEffect, useRef, useState, type ComponentType, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

// The dialogs of real apps, around any content, with a transform and an overflow that would clip it.

export interface DialogProps {
  onClose: () => void;
  children: ReactNode;
}

/** Styled like shadcn/ui's `DialogContent`. */
const panel = {
  position: 'fixed',
  insetBlockStart: '50%',
  insetInlineStart: '50%',
  transform: 'translate(-50%, -50%)',
  inlineSize: 360,
  maxBlockSize: 200,
  overflow: 'auto',
  zIndex: 50,
  background: 'white',
} as const;
const overlay = { position: 'fixed', inset: 0, zIndex: 50, background: 'rgb(0 0 0 / 50%)' } as const;

function RadixDialog({ onClose, children }: DialogProps) {
  return (
    <Radix.Root open onOpenChange={onClose}>
      <Radix.Portal>
        <Radix.Overlay style={overlay} />
        <Radix.Content style={panel} aria-describedby={undefined}>
          <Radix.Title>Account</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function MaterialDialog({ onClose, children }: DialogProps) {
  return (
    <MuiDialog open onClose={onClose} transitionDuration={0}>
      {children}
    </MuiDialog>
  );
}

function HeadlessUiDialog({ onClose, children }: DialogProps) {
  return (
    <HeadlessDialog open onClose={onClose}>
      <div style={overlay} />
      <DialogPanel style={panel}>{children}</DialogPanel>
    </HeadlessDialog>
  );
}

/** A `<dialog>` opened with `showModal()`, in the top layer itself. */
function NativeDialog({ onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} onCancel={onClose} style={{ overflow: 'hidden', inlineSize: 360, blockSize: 160 }}>
      {children}
    </dialog>
  );
}

/** A native dialog in an open shadow root, as in an app of web components. */
function InShadowRoot({ onClose, children }: DialogProps) {
  const [shadow, setShadow] = useState<ShadowRoot | null>(null);
  const attach = useCallback((host: HTMLElement | null) => {
    if (host) setShadow(host.shadowRoot ?? copyStyles(host.attachShadow({ mode: 'open' })));
  }, []);
  return (
    <div ref={attach}>{shadow && createPortal(<NativeDialog onClose={onClose}>{children}</NativeDialog>, shadow)}</div>
  );
}

/** A native dialog in the document of an iframe, as in an embedded widget. */
function InFrame({ onClose, children }: DialogProps) {
  const [body, setBody] = useState<HTMLElement | null>(null);
  const show = (frame: HTMLIFrameElement) => {
    const page = frame.contentDocument;
    if (!page) return;
    copyStyles(page.head);
    setBody(page.body);
  };
  return (
    // oxlint-disable-next-line react/iframe-missing-sandbox -- React renders into it from this page.
    <iframe
      title="Account"
      srcDoc="<!doctype html><body></body>"
      style={{ inlineSize: 500, blockSize: 500 }}
      onLoad={(event) => show(event.currentTarget)}
    >
      {body && createPortal(<NativeDialog onClose={onClose}>{children}</NativeDialog>, body)}
    </iframe>
  );
}

function copyStyles<Root extends Node>(root: Root): Root {
  for (const style of document.querySelectorAll('style')) root.appendChild(style.cloneNode(true));
  return root;
}

/** The root that contains each dialog's content. */
export const dialogs: Record<string, [Dialog: ComponentType<DialogProps>, root: () => Document | ShadowRoot]> = {
  'a Radix or shadcn/ui dialog': [RadixDialog, () => document],
  'a MUI dialog': [MaterialDialog, () => document],
  'a Headless UI dialog': [HeadlessUiDialog, () => document],
  'a native dialog': [NativeDialog, () => document],
  'a dialog in a shadow root': [InShadowRoot, () => rootOf('div', (host) => host.shadowRoot)],
  'a dialog in a frame': [InFrame, () => rootOf('iframe', (frame) => (frame as HTMLIFrameElement).contentDocument)],
};

function rootOf(name: string, get: (element: Element) => Document | ShadowRoot | null): Document | ShadowRoot {
  const root = [...document.querySelectorAll(name)].map(get).find((found) => found !== null);
  if (!root) throw new Error(`there is no ${name} with a root`);
  return root;
}
