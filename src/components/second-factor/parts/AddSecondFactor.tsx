'use client';
import { useEffect, useId, useRef, useState } from 'react';
import { isVerified, type PhoneNumber } from '../../../core/model.js';
import { usePhoneNumbers } from '../../../hooks/usePhoneNumbers.js';
import { useStartVerification } from '../../../hooks/useStartVerification.js';
import { Button } from '../../../primitives/Button.js';
import { Badge } from '../../shared/Badge.js';
import { LazyForm } from '../../shared/LazyForm.js';
import type { NumberFieldOptions } from '../../shared/number-field.js';
import { numberFormsModule } from '../../shared/number-forms-module.js';
import { useMessages } from '../../shared/useMessages.js';
import { useReadableNumbers } from '../../shared/useReadableNumbers.js';

export interface AddSecondFactorProps {
  /** The numbers that are not reserved. */
  numbers: readonly PhoneNumber[];
  /** Whether a new number may be added. */
  hasRoom: boolean;
  /** The options of the number field. */
  field: NumberFieldOptions;
  /** Called with a verified number. */
  onReserve: (number: PhoneNumber) => void;
  onCancel: () => void;
}

/** Takes one of the numbers or a new one, verifies it if needed, and passes it to `onReserve`. */
export function AddSecondFactor({ numbers, hasRoom, field, onReserve, onCancel }: AddSecondFactorProps) {
  const startVerification = useStartVerification();
  // A number that was just added is on this list before the parent renders again.
  const { data: all = [] } = usePhoneNumbers();
  const [step, setStep] = useState<'choose' | 'new' | { id: string }>(numbers.length > 0 ? 'choose' : 'new');
  const verify = ({ id }: PhoneNumber) => setStep({ id });

  const choose = (number: PhoneNumber) => {
    if (isVerified(number)) return onReserve(number);
    startVerification(number);
    verify(number);
  };
  if (step === 'new') {
    return (
      <LazyForm module={numberFormsModule}>
        {({ AddPhoneForm }) => <AddPhoneForm {...field} onAdded={verify} onCancel={onCancel} />}
      </LazyForm>
    );
  }
  const inVerification = step !== 'choose' && all.find(({ id }) => id === step.id);
  return (
    <>
      {step !== 'choose' && (
        <LazyForm module={numberFormsModule}>
          {({ VerifyPhoneForm }) => <VerifyPhoneForm id={step.id} onVerified={onReserve} onCancel={onCancel} />}
        </LazyForm>
      )}
      {/* Another tab may have verified or removed the number. */}
      {(!inVerification || isVerified(inVerification)) && (
        <NumberChoices
          numbers={numbers}
          onChoose={choose}
          onNew={hasRoom ? () => setStep('new') : null}
          onCancel={onCancel}
        />
      )}
    </>
  );
}

interface NumberChoicesProps {
  numbers: readonly PhoneNumber[];
  onChoose: (number: PhoneNumber) => void;
  /** null if no number can be added. */
  onNew: (() => void) | null;
  onCancel: () => void;
}

function NumberChoices({ numbers, onChoose, onNew, onCancel }: NumberChoicesProps) {
  const messages = useMessages();
  const readable = useReadableNumbers();
  const area = useRef<HTMLDivElement>(null);
  const titleId = useId();
  useEffect(() => area.current?.focus(), []);

  return (
    <div ref={area} role="group" tabIndex={-1} aria-labelledby={titleId} data-scope="phonekit" data-part="choices">
      <p data-scope="phonekit" data-part="form-title" id={titleId}>
        {messages.secondFactor.choose}
      </p>
      {numbers.map((number) => (
        <Button
          key={number.id}
          onClick={() => onChoose(number)}
          onIntent={isVerified(number) ? undefined : numberFormsModule.load}
        >
          <bdi dir="ltr" translate="no">
            {readable(number.phoneNumber)}
          </bdi>{' '}
          {!isVerified(number) && <Badge tone="warning">{messages.list.unverified}</Badge>}
        </Button>
      ))}
      <div data-scope="phonekit" data-part="form-actions">
        {onNew && (
          <Button onClick={onNew} onIntent={numberFormsModule.load}>
            {messages.secondFactor.newNumber}
          </Button>
        )}
        <Button variant="plain" onClick={onCancel}>
          {messages.add.cancel}
        </Button>
      </div>
    </div>
  );
}
