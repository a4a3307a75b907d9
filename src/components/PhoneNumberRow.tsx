'use client';
import { memo, useId, useRef, type RefCallback } from 'react';
import { PhoneError, type PhoneErrorCode } from '../core/errors.js';
import { isVerified, type PhoneNumber } from '../core/model.js';
import { useMakePrimary } from '../hooks/useMakePrimary.js';
import { useStartVerification } from '../hooks/useStartVerification.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { Button } from '../primitives/Button.js';
import { Badge } from './Badge.js';
import { errorText } from './errorText.js';
import { numberFormsModule } from './forms.js';
import { LazyForm } from './LazyForm.js';
import { NumberRow } from './NumberRow.js';
import type { PhoneTask } from './phone-task.js';
import { RemovePhone } from './RemovePhone.js';
import { useFallbackFocus } from './useFallbackFocus.js';
import { useMessages } from './useMessages.js';
import { useReadableNumbers } from './useReadableNumbers.js';

export interface PhoneNumberRowProps {
  number: PhoneNumber;
  /** What is open in this row. */
  open: 'verify' | 'remove' | null;
  resumed: boolean;
  /** Why it must stay on the list. */
  refusal: PhoneErrorCode | null;
  /** The ref of what is open. */
  panelRef: RefCallback<HTMLElement>;
  /** Must be stable: a row renders again only when its own number changes. */
  onTaskChange: (task: PhoneTask | null) => void;
}

/** One number: how it reads, what it is, what can be done with it, and what is open of that. Renders an `<li>`. */
export const PhoneNumberRow = memo(function PhoneNumberRow({ number, open, resumed, refusal, panelRef, onTaskChange }: PhoneNumberRowProps) {
  const messages = useMessages();
  const { adapter } = usePhoneNumbersContext();
  const name = useReadableNumbers()(number.phoneNumber);
  const startVerification = useStartVerification();
  const verifyButton = useRef<HTMLButtonElement>(null);
  const makePrimary = useMakePrimary();
  const primaryButton = useFallbackFocus(makePrimary.isError, number);
  const removeButton = useRef<HTMLButtonElement>(null);
  const panelId = useId();
  const notesId = useId();
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
  const makeItPrimary = () => {
    onTaskChange({ kind: 'primary', number });
    makePrimary.mutate({ id: number.id });
  };
  const toggleRemove = () => {
    makePrimary.reset();
    onTaskChange(open === 'remove' ? null : { kind: 'remove', number });
  };
  const cancelRemove = () => {
    removeButton.current?.focus();
    onTaskChange(null);
  };

  const badges = (
    <>
      {number.primary && <Badge tone="primary">{messages.list.primary}</Badge>}
      {!verified && <Badge tone="warning">{messages.list.unverified}</Badge>}
      {number.reservedForSecondFactor && (
        <Badge tone="neutral">{number.defaultSecondFactor ? messages.list.defaultSecondFactor : messages.list.secondFactor}</Badge>
      )}
    </>
  );
  const actions = (
    <>
      {!verified && (
        <Button
          buttonRef={verifyButton}
          aria-label={messages.list.verifyNumber(name)}
          aria-expanded={open === 'verify'}
          aria-controls={open === 'verify' ? panelId : undefined}
          onClick={toggleVerify}
          onIntent={numberFormsModule.load}
        >
          {messages.list.verify}
        </Button>
      )}
      {verified && !number.primary && adapter.makePrimary && (
        <Button variant="plain" buttonRef={primaryButton} aria-label={messages.list.makePrimaryNumber(name)} onClick={makeItPrimary}>
          {messages.list.makePrimary}
        </Button>
      )}
      {adapter.delete && (
        <Button
          variant="plain"
          buttonRef={removeButton}
          unavailable={refusal !== null}
          aria-describedby={refusal ? notesId : undefined}
          aria-label={messages.list.removeNumber(name)}
          aria-expanded={open === 'remove'}
          aria-controls={open === 'remove' ? panelId : undefined}
          onClick={toggleRemove}
        >
          {messages.list.remove}
        </Button>
      )}
    </>
  );
  return (
    <NumberRow
      {...{ name, badges, actions, notesId, open, panelId, panelRef }}
      isVerified={verified}
      notes={[
        number.linkedTo.length > 0 && messages.list.linkedTo(number.linkedTo.map(({ type }) => type)),
        refusal && errorText(messages, new PhoneError(refusal)),
      ]}
      error={number.primary ? null : errorText(messages, makePrimary.error)}
    >
      {open === 'remove' ? (
        <RemovePhone number={number} name={name} onCancel={cancelRemove} />
      ) : (
        <LazyForm module={numberFormsModule}>
          {({ VerifyPhoneForm }) => <VerifyPhoneForm id={number.id} onCancel={cancelVerify} autoFocus={!resumed} />}
        </LazyForm>
      )}
    </NumberRow>
  );
});
