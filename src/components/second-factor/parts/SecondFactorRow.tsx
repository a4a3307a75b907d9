'use client';
import { memo, useId } from 'react';
import { PhoneError } from '../../../core/errors.js';
import type { PhoneErrorCode } from '../../../core/error-codes.js';
import type { PhoneNumber } from '../../../core/model.js';
import { useMakeDefaultSecondFactor } from '../../../hooks/useMakeDefaultSecondFactor.js';
import { Badge } from '../../shared/Badge.js';
import { ChangeButton } from '../../shared/ChangeButton.js';
import { DisclosurePanel, DisclosureTrigger, type Disclosed } from '../../shared/Disclosure.js';
import { errorText } from '../../../core/error-text.js';
import { NumberRow } from '../../shared/NumberRow.js';
import { useMessages } from '../../shared/useMessages.js';
import { useReadableNumber } from '../../shared/useReadableNumbers.js';
import { StopSecondFactor } from './StopSecondFactor.js';

export interface SecondFactorRowProps {
  number: PhoneNumber;
  /** What is open in this row; null if nothing is. */
  disclosed: Disclosed | null;
  /** Why the number must stay a second factor; null if it need not. */
  refusal: PhoneErrorCode | null;
}

/**
 * One reserved number and what can be done with it. Renders again only when its own number changes. Renders an `<li
 * data-part="row">`.
 */
export const SecondFactorRow = memo(function SecondFactorRow({ number, disclosed, refusal }: SecondFactorRowProps) {
  const messages = useMessages();
  const name = useReadableNumber(number.phoneNumber);
  const makeDefault = useMakeDefaultSecondFactor();
  const notesId = useId();
  const { defaultSecondFactor } = number;
  const texts = messages.secondFactor;

  const actions = (
    <>
      {makeDefault.isSupported && !defaultSecondFactor && (
        <ChangeButton name="default" number={number} change={makeDefault} label={texts.makeDefaultNumber(name)}>
          {texts.makeDefault}
        </ChangeButton>
      )}
      <DisclosureTrigger
        name="stop"
        number={number}
        variant="plain"
        unavailable={refusal !== null}
        aria-label={texts.stopNumber(name)}
        aria-describedby={refusal ? notesId : undefined}
        onOpen={makeDefault.reset}
      >
        {texts.stop}
      </DisclosureTrigger>
    </>
  );
  return (
    <NumberRow
      name={name}
      isVerified
      badges={defaultSecondFactor && <Badge tone="primary">{texts.default}</Badge>}
      actions={actions}
      notes={[refusal && errorText(messages, new PhoneError(refusal))]}
      notesId={notesId}
      error={defaultSecondFactor ? null : errorText(messages, makeDefault.error)}
      open={disclosed?.name === 'stop' ? disclosed.name : null}
    >
      <DisclosurePanel name="stop" number={number}>
        {(close) => <StopSecondFactor number={number} name={name} onCancel={close} />}
      </DisclosurePanel>
    </NumberRow>
  );
});
