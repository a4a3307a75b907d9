'use client';
import { useId, useMemo } from 'react';
import type { PhoneNumber } from '../../../core/model.js';
import { sortPhoneNumbers, getUnreserveRefusal } from '../../../core/transitions.js';
import { usePhoneNumbers } from '../../../hooks/usePhoneNumbers.js';
import type { Messages } from '../../../messages/types.js';
import { Alert } from '../../../primitives/Alert.js';
import { Button } from '../../../primitives/Button.js';
import { usePhoneNumbersContext } from '../../../provider/PhoneNumbersContext.js';
import type { Secret } from '../../../query/secret.js';
import { AddSecondFactor } from './AddSecondFactor.js';
import { errorText } from '../../shared/errorText.js';
import { numberFormsModule } from '../../shared/forms.js';
import { usePreloaded } from '../../../primitives/lazyModule.js';
import { ListPlaceholder } from '../../shared/ListPlaceholder.js';
import type { NumberFieldOptions } from '../../shared/number-field.js';
import { SectionHeader, type HeadingLevel } from '../../shared/SectionHeader.js';
import type { SecondFactorTask } from './second-factor-task.js';
import { SecondFactorRow } from './SecondFactorRow.js';
import { useMessages } from '../../shared/useMessages.js';
import { writtenNumberModule, useReadableNumbers } from '../../shared/useReadableNumbers.js';
import { useReservations } from './useReservations.js';
import { useReturnFocus } from '../../shared/useReturnFocus.js';
import { useRowFocus } from '../../shared/useRowFocus.js';

export interface SecondFactorSectionProps {
  task: SecondFactorTask | null;
  /** Must be stable. */
  onTaskChange: (task: SecondFactorTask | null) => void;
  onBackupCodes: (codes: Secret<readonly string[]>) => void;
  headingLevel: HeadingLevel;
  smsNotice: boolean;
  field: NumberFieldOptions;
}

/** The reserved numbers with whatever is open among them, and what is announced of it. */
export function SecondFactorSection({ task, onTaskChange, onBackupCodes, headingLevel, smsNotice, field }: SecondFactorSectionProps) {
  const messages = useMessages();
  const readable = useReadableNumbers();
  const { limits } = usePhoneNumbersContext().adapter;
  const list = usePhoneNumbers();
  const numbers = useMemo(() => sortPhoneNumbers(list.data ?? []), [list.data]);
  const reserved = useMemo(() => defaultFirst(numbers), [numbers]);
  const isOff = list.data !== undefined && reserved.length === 0;
  const others = numbers.filter((number) => !number.reservedForSecondFactor);
  const isAdding = task?.kind === 'choose' || task?.kind === 'new' || task?.kind === 'verify';
  const addButton = useReturnFocus(isAdding, task === null);
  const { reserve, failures, forgetFailures } = useReservations(onBackupCodes, addButton);
  const titleId = useId();
  const hasRoom = limits.maxPhoneNumbers === null || numbers.length < limits.maxPhoneNumbers;
  usePreloaded(idleModules);

  const ofNumber = task && 'number' in task ? task : null;
  const announcement = list.data && ofNumber ? outcome(messages, ofNumber, numbers, readable) : null;
  const area = useRowFocus(reserved, ofNumber, announcement !== null);

  const open = () => {
    forgetFailures();
    onTaskChange({ kind: others.length > 0 ? 'choose' : 'new' });
  };
  const reserveIt = (number: PhoneNumber) => {
    onTaskChange({ kind: 'reserve', number });
    reserve(number);
  };

  const opener = (hasRoom || others.length > 0) && (
    <Button buttonRef={addButton} unavailable={!list.data} onClick={open}>
      {reserved.length > 0 ? messages.secondFactor.add : messages.secondFactor.turnOn}
    </Button>
  );

  return (
    <section data-scope="phonekit" data-part="section" aria-labelledby={titleId}>
      <SectionHeader level={headingLevel} id={titleId} title={messages.secondFactor.title} description={isOff ? messages.secondFactor.offHint : messages.secondFactor.description} />
      {smsNotice && (
        <p data-scope="phonekit" data-part="notice">
          {messages.secondFactor.smsNotice}
        </p>
      )}
      <div ref={area} tabIndex={-1} data-scope="phonekit" data-part="list-area">
        {reserved.length === 0 ? (
          <ListPlaceholder list={list} areaRef={area}>
            <p data-scope="phonekit" data-part="empty-title">
              {messages.secondFactor.off}
            </p>
            {!isAdding && opener}
          </ListPlaceholder>
        ) : (
          <ul data-scope="phonekit" data-part="list" aria-label={messages.secondFactor.title}>
            {reserved.map((number) => {
              const isStopping = task?.kind === 'stop' && task.number.id === number.id;
              const refusal = getUnreserveRefusal(numbers, number.id, limits);
              return <SecondFactorRow key={number.id} {...{ number, refusal, isStopping, onTaskChange }} />;
            })}
          </ul>
        )}
        <p role="status" data-scope="phonekit" data-part="announcement">
          {announcement}
        </p>
      </div>
      {failures.map(({ number, error }) => {
        const reason = errorText(messages, error);
        return reason && <Alert key={number.id}>{messages.secondFactor.notAdded(readable(number.phoneNumber), reason)}</Alert>;
      })}
      {isAdding ? (
        <div data-scope="phonekit" data-part="panel">
          <AddSecondFactor numbers={others} onReserve={reserveIt} {...{ task, hasRoom, field, onTaskChange }} />
        </div>
      ) : (
        reserved.length > 0 && opener
      )}
    </section>
  );
}

function defaultFirst(numbers: readonly PhoneNumber[]): readonly PhoneNumber[] {
  const reserved = numbers.filter((number) => number.reservedForSecondFactor);
  return reserved.sort((a, b) => Number(b.defaultSecondFactor) - Number(a.defaultSecondFactor));
}

/** What is announced of a task that is done; null of one that is not. */
function outcome(
  { list, secondFactor }: Messages,
  task: Extract<SecondFactorTask, { number: PhoneNumber }>,
  numbers: readonly PhoneNumber[],
  readable: (phoneNumber: string) => string,
): string | null {
  const name = readable(task.number.phoneNumber);
  const number = numbers.find(({ id }) => id === task.number.id);
  const isReserved = number?.reservedForSecondFactor === true;
  if (task.kind === 'stop') return isReserved ? null : secondFactor.stopped(name);
  if (task.kind === 'reserve') return isReserved ? secondFactor.added(name) : null;
  if (task.kind !== 'default') return null;
  // Removed elsewhere, in the middle of it.
  if (!number) return list.removed(name);
  return number.defaultSecondFactor ? secondFactor.madeDefault(name) : null;
}

const idleModules = [writtenNumberModule, numberFormsModule];
