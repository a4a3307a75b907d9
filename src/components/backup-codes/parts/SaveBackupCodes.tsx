'use client';
import { useEffect, useId, useInsertionEffect, useRef, useState } from 'react';
import { Button } from '../../../primitives/Button.js';
import { activeElementSeenFrom } from '../../../primitives/focus.js';
import { Confirmation } from '../../shared/Confirmation.js';
import { downloadText, printList } from './save-text.js';
import { useMessages } from '../../shared/useMessages.js';
import { useUnsavedChange } from './useUnsavedChange.js';

export interface SaveBackupCodesProps {
  codes: readonly string[];
  /** Called when the user closes the codes, after a confirmation if they are not saved. */
  onLeave: () => void;
  /** Called with true when there are unsaved codes, and with false when they are saved or gone. */
  onUnsavedChange?: ((unsaved: boolean) => void) | undefined;
}

/** The codes, and the ways to save them. Leaving asks first, unless the codes were copied, which alone is certain. */
export function SaveBackupCodes({ codes, onLeave, onUnsavedChange }: SaveBackupCodesProps) {
  const { locale, backupCodes: messages } = useMessages();
  const [last, setLast] = useState<Save & { codes: readonly string[] }>();
  const { outcome, isSaved } = last?.codes === codes ? last : untouched;
  const [isLeaving, setIsLeaving] = useState(false);
  const area = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const closePrint = useRef<() => void>(undefined);
  const titleId = useId();

  useEffect(() => {
    const { current } = area;
    // Does not take the focus from a field in which the user has started to type.
    if (current && !(activeElementSeenFrom(current) instanceof HTMLInputElement)) current.focus();
  }, [codes]);
  useEffect(() => () => closePrint.current?.(), []);
  useUnsavedChange(!isSaved, onUnsavedChange);
  // Also while `<Activity>` hides the codes, which ends other effects.
  useInsertionEffect(() => {
    if (isSaved) return;
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault();
      event.returnValue = true; // for browsers older than 2024
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isSaved]);

  // No browser reports whether a file was saved, or a sheet was printed.
  const note = (outcome: SaveOutcome) => setLast({ codes, outcome, isSaved: isSaved || outcome === 'copied' });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(codes.join('\n'));
      note('copied');
    } catch {
      if (list.current) getSelection()?.selectAllChildren(list.current);
      note('notCopied');
    }
  };
  const noteOwnCopy = () => {
    const selected = String(getSelection());
    if (codes.every((code) => selected.includes(code))) note('copied');
  };
  const heading = () => messages.heading(location.host);
  const download = () => {
    downloadText(messages.fileName, [heading(), '', ...codes, ''].join('\n'));
    note('downloaded');
  };
  const print = () => {
    closePrint.current?.();
    const { direction } = getComputedStyle(area.current ?? document.body);
    closePrint.current = printList({ heading: heading(), note: messages.description, items: codes, locale, direction });
    note('printed');
  };
  const stay = () => {
    setIsLeaving(false);
    area.current?.focus();
  };

  return (
    <div ref={area} role="group" tabIndex={-1} aria-labelledby={titleId} data-scope="phonekit" data-part="save-codes">
      <p data-scope="phonekit" data-part="form-title" id={titleId}>
        {messages.saveTitle}
      </p>
      <p data-scope="phonekit" data-part="form-description">
        {messages.saveDescription}
      </p>
      <ol ref={list} data-scope="phonekit" data-part="codes" dir="ltr" translate="no" onCopy={noteOwnCopy}>
        {codes.map((code) => (
          <li key={code} data-scope="phonekit" data-part="backup-code">
            {code}
          </li>
        ))}
      </ol>
      <div data-scope="phonekit" data-part="form-actions">
        <Button onClick={() => void copy()}>{messages.copy}</Button>
        <Button onClick={download}>{messages.download}</Button>
        <Button onClick={print}>{messages.print}</Button>
      </div>
      <p role="status" data-scope="phonekit" data-part="saved" data-outcome={outcome}>
        {outcome === 'downloaded' ? messages.downloaded(messages.fileName) : outcome && messages[outcome]}
      </p>
      {isLeaving && !isSaved ? (
        <Confirmation
          title={messages.leaveTitle}
          meaning={[messages.leaveDescription]}
          confirm={messages.leave}
          cancel={messages.stay}
          onConfirm={onLeave}
          onCancel={stay}
        />
      ) : (
        <Button variant="primary" onClick={isSaved ? onLeave : () => setIsLeaving(true)}>
          {messages.done}
        </Button>
      )}
    </div>
  );
}

type SaveOutcome = 'copied' | 'notCopied' | 'downloaded' | 'printed';

interface Save {
  outcome?: SaveOutcome | undefined;
  isSaved: boolean;
}

const untouched: Save = { isSaved: false };
