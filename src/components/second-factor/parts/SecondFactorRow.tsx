'use client';
import { memo, useId, useRef } from 'react';
import { PhoneError, type PhoneErrorCode } from '../../../core/errors.js';
import type { PhoneNumber } from '../../../core/model.js';
import { useMakeDefaultSecondFactor } from '../../../hooks/useMakeDefaultSecondFactor.js';
import { Button } from '../../../primitives/Button.js';
import { Badge } from '../../shared/Badge.js';
import { errorText } from '../../shared/errorText.js';
import { NumberRow } from '../../shared/NumberRow.js';
import type { SecondFactorTask } from './second-factor-task.js';
import { StopSecondFactor } from './StopSecondFactor.js';
import { useFallbackFocus } from '../../shared/useFallbackFocus.js';
import { useMessages } from '../../shared/useMessages.js';
import { useReadableNumbers } from '../../shared/useReadableNumbers.js';

export interface SecondFactorRowProps {
  number: PhoneNumber;
  /** Why it must stay a second factor. */
  refusal: PhoneErrorCode | null;
  /** Whether it is asked if it should stop being one. */
  isStopping: boolean;
  /** Must be stable: a row renders again only when its own number changes. */
  onTaskChange: (task: SecondFactorTask | null) => void;
}

/** One reserved number, and what can be done with it. Renders an `<li>`. */
export const SecondFactorRow = memo(function SecondFactorRow({ number, refusal, isStopping, onTaskChange }: SecondFactorRowProps) {
  const messages = useMessages();
  const name = useReadableNumbers()(number.phoneNumber);
  const makeDefault = useMakeDefaultSecondFactor();
  const defaultButton = useFallbackFocus(makeDefault.isError, number);
  const stopButton = useRef<HTMLButtonElement>(null);
  const panelId = useId();
  const notesId = useId();
  const { id, defaultSecondFactor } = number;
  const texts = messages.secondFactor;

  const makeItDefault = () => {
    onTaskChange({ kind: 'default', number });
    makeDefault.mutate({ id });
  };
  const toggleStop = () => {
    makeDefault.reset();
    onTaskChange(isStopping ? null : { kind: 'stop', number });
  };
  const cancelStop = () => {
    stopButton.current?.focus();
    onTaskChange(null);
  };

  const actions = (
    <>
      {makeDefault.isSupported && !defaultSecondFactor && (
        <Button variant="plain" buttonRef={defaultButton} aria-label={texts.makeDefaultNumber(name)} onClick={makeItDefault}>
          {texts.makeDefault}
        </Button>
      )}
      <Button
        variant="plain"
        buttonRef={stopButton}
        unavailable={refusal !== null}
        aria-label={texts.stopNumber(name)}
        aria-describedby={refusal ? notesId : undefined}
        aria-expanded={isStopping}
        aria-controls={isStopping ? panelId : undefined}
        onClick={toggleStop}
      >
        {texts.stop}
      </Button>
    </>
  );
  return (
    <NumberRow
      {...{ name, actions, notesId, panelId }}
      badges={defaultSecondFactor && <Badge tone="primary">{texts.default}</Badge>}
      isVerified
      open={isStopping ? 'stop' : null}
      notes={[refusal && errorText(messages, new PhoneError(refusal))]}
      error={defaultSecondFactor ? null : errorText(messages, makeDefault.error)}
    >
      <StopSecondFactor number={number} name={name} onCancel={cancelStop} />
    </NumberRow>
  );
});
