'use client';
import { useEffect, useId, useRef } from 'react';
import { isVerified, type PhoneNumber } from '../../../core/model.js';
import { useStartVerification } from '../../../hooks/useStartVerification.js';
import { Button } from '../../../primitives/Button.js';
import { Badge } from '../../shared/Badge.js';
import { numberFormsModule } from '../../shared/forms.js';
import { LazyForm } from '../../shared/LazyForm.js';
import type { NumberFieldOptions } from '../../shared/number-field.js';
import type { SecondFactorTask } from './second-factor-task.js';
import { useMessages } from '../../shared/useMessages.js';
import { useReadableNumbers } from '../../shared/useReadableNumbers.js';

export interface AddSecondFactorProps {
  /** The numbers that are none yet. */
  numbers: readonly PhoneNumber[];
  task: SecondFactorTask;
  /** Whether a new number may be added. */
  hasRoom: boolean;
  field: NumberFieldOptions;
  onReserve: (number: PhoneNumber) => void;
  onTaskChange: (task: SecondFactorTask | null) => void;
}

/** From a verified number, an unverified one or a new one to a reserved one. */
export function AddSecondFactor({ numbers, task, hasRoom, field, onReserve, onTaskChange }: AddSecondFactorProps) {
  const verifyThis = (number: PhoneNumber) => onTaskChange({ kind: 'verify', number });
  const close = () => onTaskChange(null);

  if (task.kind === 'new') {
    return (
      <LazyForm module={numberFormsModule}>
        {({ AddPhoneForm }) => <AddPhoneForm {...field} onAdded={verifyThis} onCancel={close} />}
      </LazyForm>
    );
  }
  if (task.kind === 'verify') {
    const number = numbers.find(({ id }) => id === task.number.id);
    return (
      <>
        <LazyForm module={numberFormsModule}>
          {({ VerifyPhoneForm }) => <VerifyPhoneForm id={task.number.id} onVerified={onReserve} onCancel={close} />}
        </LazyForm>
        {/* Verified elsewhere, or removed there. */}
        {(!number || isVerified(number)) && <ChooseNumber {...{ numbers, hasRoom, onReserve, onTaskChange }} />}
      </>
    );
  }
  return <ChooseNumber {...{ numbers, hasRoom, onReserve, onTaskChange }} />;
}

function ChooseNumber({ numbers, hasRoom, onReserve, onTaskChange }: Omit<AddSecondFactorProps, 'task' | 'field'>) {
  const messages = useMessages();
  const readable = useReadableNumbers();
  const startVerification = useStartVerification();
  const area = useRef<HTMLDivElement>(null);
  const titleId = useId();
  useEffect(() => area.current?.focus(), []);

  const choose = (number: PhoneNumber) => {
    if (isVerified(number)) return onReserve(number);
    startVerification(number);
    onTaskChange({ kind: 'verify', number });
  };
  return (
    <div ref={area} role="group" tabIndex={-1} aria-labelledby={titleId} data-scope="phonekit" data-part="choices">
      <p data-scope="phonekit" data-part="form-title" id={titleId}>
        {messages.secondFactor.choose}
      </p>
      {numbers.map((number) => (
        <Button key={number.id} onClick={() => choose(number)} onIntent={isVerified(number) ? undefined : numberFormsModule.load}>
          <bdi dir="ltr" translate="no">
            {readable(number.phoneNumber)}
          </bdi>{' '}
          {!isVerified(number) && <Badge tone="warning">{messages.list.unverified}</Badge>}
        </Button>
      ))}
      <div data-scope="phonekit" data-part="form-actions">
        {hasRoom && (
          <Button onClick={() => onTaskChange({ kind: 'new' })} onIntent={numberFormsModule.load}>
            {messages.secondFactor.newNumber}
          </Button>
        )}
        <Button variant="plain" onClick={() => onTaskChange(null)}>
          {messages.add.cancel}
        </Button>
      </div>
    </div>
  );
}
