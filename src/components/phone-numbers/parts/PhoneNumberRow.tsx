'use client';
import { memo, useId } from 'react';
import { PhoneError } from '../../../core/errors.js';
import type { PhoneErrorCode } from '../../../core/error-codes.js';
import { isVerified, type PhoneNumber } from '../../../core/model.js';
import { useMakePrimary } from '../../../hooks/useMakePrimary.js';
import { useStartVerification } from '../../../hooks/useStartVerification.js';
import { usePhoneNumbersContext } from '../../../provider/PhoneNumbersContext.js';
import { Badge } from '../../shared/Badge.js';
import { ChangeButton } from '../../shared/ChangeButton.js';
import { DisclosurePanel, DisclosureTrigger, type Disclosed } from '../../shared/Disclosure.js';
import { errorText } from '../../../core/error-text.js';
import { formatDate } from '../../shared/formatDate.js';
import { LazyForm } from '../../shared/LazyForm.js';
import { numberFormsModule } from '../../shared/number-forms-module.js';
import { NumberRow } from '../../shared/NumberRow.js';
import { useMessages } from '../../shared/useMessages.js';
import { useReadableNumber } from '../../shared/useReadableNumbers.js';
import { RemovePhone } from './RemovePhone.js';

export interface PhoneNumberRowProps {
  number: PhoneNumber;
  /** What is open in this row; null if nothing is. */
  disclosed: Disclosed | null;
  /** Why the number cannot be removed; null if it can. */
  refusal: PhoneErrorCode | null;
}

/**
 * One number and what can be done with it. Renders again only when its own number changes. Renders an `<li
 * data-part="row">`.
 */
export const PhoneNumberRow = memo(function PhoneNumberRow({ number, disclosed, refusal }: PhoneNumberRowProps) {
  const messages = useMessages();
  const { adapter } = usePhoneNumbersContext();
  const name = useReadableNumber(number.phoneNumber);
  const startVerification = useStartVerification();
  const makePrimary = useMakePrimary();
  const notesId = useId();
  const date = formatDate(messages.locale, number.createdAt);
  const verified = isVerified(number);
  const isOpen = disclosed?.name === 'remove' || (disclosed?.name === 'verify' && !verified);

  const badges = (
    <>
      {number.primary && <Badge tone="primary">{messages.list.primary}</Badge>}
      {!verified && <Badge tone="warning">{messages.list.unverified}</Badge>}
      {number.reservedForSecondFactor && (
        <Badge tone="neutral">
          {number.defaultSecondFactor ? messages.list.defaultSecondFactor : messages.list.secondFactor}
        </Badge>
      )}
    </>
  );
  const actions = (
    <>
      {!verified && (
        <DisclosureTrigger
          name="verify"
          number={number}
          aria-label={messages.list.verifyNumber(name)}
          onOpen={() => startVerification(number)}
          onIntent={numberFormsModule.load}
        >
          {messages.list.verify}
        </DisclosureTrigger>
      )}
      {verified && !number.primary && makePrimary.isSupported && (
        <ChangeButton name="primary" number={number} change={makePrimary} label={messages.list.makePrimaryNumber(name)}>
          {messages.list.makePrimary}
        </ChangeButton>
      )}
      {adapter.delete && (
        <DisclosureTrigger
          name="remove"
          number={number}
          variant="plain"
          unavailable={refusal !== null}
          aria-describedby={refusal ? notesId : undefined}
          aria-label={messages.list.removeNumber(name)}
          onOpen={makePrimary.reset}
        >
          {messages.list.remove}
        </DisclosureTrigger>
      )}
    </>
  );
  return (
    <NumberRow
      name={name}
      isVerified={verified}
      added={date && messages.list.addedOn(date)}
      badges={badges}
      actions={actions}
      notes={[
        number.linkedTo.length > 0 && messages.list.linkedTo(number.linkedTo.map(({ type }) => type)),
        refusal && errorText(messages, new PhoneError(refusal)),
      ]}
      notesId={notesId}
      error={number.primary ? null : errorText(messages, makePrimary.error)}
      open={isOpen ? disclosed.name : null}
    >
      {isOpen && (
        <DisclosurePanel name={disclosed.name} number={number}>
          {(close) =>
            disclosed.name === 'remove' ? (
              <RemovePhone number={number} name={name} onCancel={close} />
            ) : (
              <LazyForm module={numberFormsModule}>
                {({ VerifyPhoneForm }) => (
                  <VerifyPhoneForm id={number.id} onCancel={close} autoFocus={!disclosed.isResumed} />
                )}
              </LazyForm>
            )
          }
        </DisclosurePanel>
      )}
    </NumberRow>
  );
});
