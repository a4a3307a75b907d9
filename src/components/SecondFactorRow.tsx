'use client';
import { memo, useEffect, useId, useRef } from 'react';
import type { PhoneErrorCode } from '../core/errors.js';
import { PhoneError } from '../core/errors.js';
import type { PhoneNumber } from '../core/model.js';
import { useMakeDefaultSecondFactor } from '../hooks/useMakeDefaultSecondFactor.js';
import { Alert } from '../primitives/Alert.js';
import { Button } from '../primitives/Button.js';
import { Badge } from './Badge.js';
import { errorText } from './errorText.js';
import type { SecondFactorTask } from './second-factor-task.js';
import { StopSecondFactor } from './StopSecondFactor.js';
import { isFocusLost } from './useFocusLoss.js';
import { useMessages } from './useMessages.js';
import { useReadableNumbers } from './useReadableNumbers.js';

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
  const defaultButton = useRef<HTMLButtonElement>(null);
  const stopButton = useRef<HTMLButtonElement>(null);
  const panelId = useId();
  const refusalId = useId();
  const { id, defaultSecondFactor } = number;
  const { default: isDefault, ...texts } = messages.secondFactor;

  // The button went while this was the default one, and the focus with it.
  useEffect(() => {
    if (makeDefault.isError && isFocusLost()) defaultButton.current?.focus();
  }, [makeDefault.isError]);

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

  return (
    <li data-scope="phonekit" data-part="row" data-open={isStopping ? 'stop' : undefined} tabIndex={-1}>
      <div data-scope="phonekit" data-part="row-main">
        <bdi data-scope="phonekit" data-part="number" dir="ltr" translate="no">
          {name}
        </bdi>
        <div data-scope="phonekit" data-part="badges">{defaultSecondFactor && <Badge tone="primary">{isDefault}</Badge>}</div>
        <div data-scope="phonekit" data-part="row-actions">
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
            aria-describedby={refusal ? refusalId : undefined}
            aria-expanded={isStopping}
            aria-controls={isStopping ? panelId : undefined}
            onClick={toggleStop}
          >
            {texts.stop}
          </Button>
        </div>
      </div>
      {refusal && (
        <p data-scope="phonekit" data-part="row-note" id={refusalId}>
          {errorText(messages, new PhoneError(refusal))}
        </p>
      )}
      <Alert>{defaultSecondFactor ? null : errorText(messages, makeDefault.error)}</Alert>
      {isStopping && (
        <div data-scope="phonekit" data-part="panel" id={panelId}>
          <StopSecondFactor number={number} name={name} onCancel={cancelStop} />
        </div>
      )}
    </li>
  );
});
