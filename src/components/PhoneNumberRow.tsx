'use client';
import { memo, useId, useRef, type RefCallback } from 'react';
import { isVerified, type PhoneNumber } from '../core/model.js';
import { useStartVerification } from '../hooks/useStartVerification.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { Button } from '../primitives/Button.js';
import { verifyPhoneFormModule } from './forms.js';
import { LazyForm } from './LazyForm.js';
import type { PhoneTask } from './phone-task.js';
import { RemovePhone } from './RemovePhone.js';
import { useMessages } from './useMessages.js';
import { useReadableNumbers } from './useReadableNumbers.js';

export interface PhoneNumberRowProps {
  number: PhoneNumber;
  /** What is open in this row. */
  open: 'verify' | 'remove' | null;
  resumed: boolean;
  /** The ref of what is open. */
  panelRef: RefCallback<HTMLElement>;
  /** Must be stable: a row renders again only when its own number changes. */
  onTaskChange: (task: PhoneTask | null) => void;
}

/** One number: how it reads, what it is, what can be done with it, and what is open of that. Renders an `<li>`. */
export const PhoneNumberRow = memo(function PhoneNumberRow({ number, open, resumed, panelRef, onTaskChange }: PhoneNumberRowProps) {
  const messages = useMessages();
  const { adapter } = usePhoneNumbersContext();
  const name = useReadableNumbers()(number.phoneNumber);
  const startVerification = useStartVerification();
  const verifyButton = useRef<HTMLButtonElement>(null);
  const removeButton = useRef<HTMLButtonElement>(null);
  const panelId = useId();
  const verified = isVerified(number);

  const toggleVerify = () => {
    if (open === 'verify') return onTaskChange(null);
    startVerification(number);
    onTaskChange({ kind: 'verify', number });
  };
  const cancelVerify = () => {
    verifyButton.current?.focus();
    onTaskChange(null);
  };
  const cancelRemove = () => {
    removeButton.current?.focus();
    onTaskChange(null);
  };

  return (
    <li data-scope="phonekit" data-part="row" data-open={open ?? undefined} data-verified={verified ? '' : undefined} tabIndex={-1}>
      <div data-scope="phonekit" data-part="row-main">
        <bdi data-scope="phonekit" data-part="number" dir="ltr" translate="no">
          {name}
        </bdi>
        <div data-scope="phonekit" data-part="badges">
          {number.primary && <Badge tone="primary">{messages.list.primary}</Badge>}
          {!verified && <Badge tone="warning">{messages.list.unverified}</Badge>}
        </div>
        <div data-scope="phonekit" data-part="row-actions">
          {!verified && (
            <Button
              buttonRef={verifyButton}
              aria-label={messages.list.verifyNumber(name)}
              aria-expanded={open === 'verify'}
              aria-controls={open === 'verify' ? panelId : undefined}
              onClick={toggleVerify}
              onIntent={verifyPhoneFormModule.load}
            >
              {messages.list.verify}
            </Button>
          )}
          {adapter.delete && (
            <Button
              variant="plain"
              buttonRef={removeButton}
              aria-label={messages.list.removeNumber(name)}
              aria-expanded={open === 'remove'}
              aria-controls={open === 'remove' ? panelId : undefined}
              onClick={() => onTaskChange(open === 'remove' ? null : { kind: 'remove', number })}
            >
              {messages.list.remove}
            </Button>
          )}
        </div>
      </div>
      {open && (
        <div ref={panelRef} data-scope="phonekit" data-part="panel" id={panelId}>
          {open === 'remove' ? (
            <RemovePhone number={number} name={name} onCancel={cancelRemove} />
          ) : (
            <LazyForm module={verifyPhoneFormModule}>
              {({ VerifyPhoneForm }) => <VerifyPhoneForm id={number.id} onCancel={cancelVerify} autoFocus={!resumed} />}
            </LazyForm>
          )}
        </div>
      )}
    </li>
  );
});

function Badge({ tone, children }: { tone: 'primary' | 'warning'; children: string }) {
  return (
    <span data-scope="phonekit" data-part="badge" data-tone={tone}>
      {children}
    </span>
  );
}
