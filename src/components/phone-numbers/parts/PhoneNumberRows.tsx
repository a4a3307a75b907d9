'use client';
import { useEffect, useMemo } from 'react';
import { isVerified, type PhoneNumber } from '../../../core/model.js';
import { sortPhoneNumbers, getRemoveRefusal } from '../../../core/transitions.js';
import { usePendingVerification } from '../../../hooks/usePendingVerification.js';
import { usePhoneNumbers } from '../../../hooks/usePhoneNumbers.js';
import type { Messages } from '../../../messages/types.js';
import { usePhoneNumbersContext } from '../../../provider/PhoneNumbersContext.js';
import { numberFormsModule } from '../../shared/forms.js';
import { usePreloaded } from '../../../primitives/lazyModule.js';
import { ListPlaceholder } from '../../shared/ListPlaceholder.js';
import { PhoneNumberRow } from './PhoneNumberRow.js';
import type { PhoneTask } from './phone-task.js';
import { useMessages } from '../../shared/useMessages.js';
import { writtenNumberModule, useReadableNumbers } from '../../shared/useReadableNumbers.js';
import { isFocusLost, useFocusLoss } from '../../shared/useFocusLoss.js';
import { useRowFocus } from '../../shared/useRowFocus.js';

export interface PhoneNumberRowsProps {
  /** undefined: the person has not chosen anything yet, so a verification that a reload broke off goes on. */
  task: PhoneTask | null | undefined;
  /** Must be stable. */
  onTaskChange: (task: PhoneTask | null) => void;
}

/** The list with whatever is open in it, and what is announced of it. */
export function PhoneNumberRows({ task, onTaskChange }: PhoneNumberRowsProps) {
  const messages = useMessages();
  const readable = useReadableNumbers();
  const { limits, delete: canRemove } = usePhoneNumbersContext().adapter;
  const list = usePhoneNumbers();
  const numbers = useMemo(() => sortPhoneNumbers(list.data ?? []), [list.data]);
  const pending = usePendingVerification(numbers);
  usePreloaded(idleModules);

  useEffect(() => {
    if (task === undefined && pending) onTaskChange({ kind: 'verify', number: pending, resumed: true });
  }, [task, pending, onTaskChange]);

  // What is open is done when the list says so, whoever did it: this tab, another one, or an answer that was lost.
  const ofNumber = task && task.kind !== 'add' ? task : null;
  const announcement = list.data && ofNumber ? outcome(messages, ofNumber, numbers, readable) : null;
  const { watch: panelRef, isLost } = useFocusLoss();
  const area = useRowFocus(numbers, ofNumber, announcement !== null, ofNumber?.resumed ? isLost : isFocusLost);

  const openIn = (number: PhoneNumber) => {
    if (ofNumber?.number.id !== number.id || ofNumber.kind === 'primary') return null;
    return ofNumber.kind === 'verify' && isVerified(number) ? null : ofNumber.kind;
  };

  return (
    <div ref={area} tabIndex={-1} data-scope="phonekit" data-part="list-area">
      {numbers.length === 0 ? (
        <ListPlaceholder list={list} areaRef={area}>
          <p data-scope="phonekit" data-part="empty-title">
            {messages.list.empty}
          </p>
          <p data-scope="phonekit" data-part="empty-hint">
            {messages.list.emptyHint}
          </p>
        </ListPlaceholder>
      ) : (
        <ul data-scope="phonekit" data-part="list" aria-label={messages.list.title}>
          {numbers.map((number) => {
            const open = openIn(number);
            const resumed = open !== null && ofNumber?.resumed === true;
            const refusal = canRemove ? getRemoveRefusal(numbers, number.id, limits) : null;
            return <PhoneNumberRow key={number.id} {...{ number, open, resumed, refusal, panelRef, onTaskChange }} />;
          })}
        </ul>
      )}
      <p role="status" data-scope="phonekit" data-part="announcement">
        {announcement}
      </p>
    </div>
  );
}

/** What is announced of a task that is done; null of one that is not. */
function outcome(
  { list }: Messages,
  { kind, number: { id, phoneNumber } }: Exclude<PhoneTask, { kind: 'add' }>,
  numbers: readonly PhoneNumber[],
  readable: (phoneNumber: string) => string,
): string | null {
  const number = numbers.find((candidate) => candidate.id === id);
  if (!number) return list.removed(readable(phoneNumber));
  if (kind === 'primary') return number.primary ? list.madePrimary(readable(phoneNumber)) : null;
  return kind === 'verify' && isVerified(number) ? list.verified(readable(phoneNumber)) : null;
}

const idleModules = [writtenNumberModule, numberFormsModule];
