'use client';
import { useEffect, useMemo, useRef } from 'react';
import { isVerified, type PhoneNumber } from '../core/model.js';
import { inReadingOrder, refusalToRemove } from '../core/transitions.js';
import { usePendingVerification } from '../hooks/usePendingVerification.js';
import { usePhoneNumbers } from '../hooks/usePhoneNumbers.js';
import type { Messages } from '../messages/types.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { verifyPhoneFormModule } from './forms.js';
import { usePreloaded } from './lazyModule.js';
import { ListPlaceholder } from './ListPlaceholder.js';
import { PhoneNumberRow } from './PhoneNumberRow.js';
import type { PhoneTask } from './phone-task.js';
import { useMessages } from './useMessages.js';
import { e164Module, useReadableNumbers } from './useReadableNumbers.js';
import { isFocusLost, useFocusLoss } from './useFocusLoss.js';

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
  const numbers = useMemo(() => inReadingOrder(list.data ?? []), [list.data]);
  const pending = usePendingVerification(numbers);
  const area = useRef<HTMLDivElement>(null);
  const lastOrder = useRef<readonly PhoneNumber[]>(numbers);
  usePreloaded(idleModules);

  useEffect(() => {
    if (task === undefined && pending) onTaskChange({ kind: 'verify', number: pending, resumed: true });
  }, [task, pending, onTaskChange]);

  // What is open is done when the list says so, whoever did it: this tab, another one, or an answer that was lost.
  const announcement = list.data && task && task.kind !== 'add' ? outcome(messages, task, numbers, readable) : null;
  const { watch: panelRef, isLost } = useFocusLoss();
  const followed = useRef<PhoneTask | null | undefined>(null);
  useEffect(() => {
    const before = lastOrder.current;
    lastOrder.current = numbers;
    if (!announcement || !task || task.kind === 'add' || followed.current === task) return;
    followed.current = task;
    if (!(task.resumed ? isLost() : isFocusLost())) return;
    const { id } = task.number;
    const now = numbers.findIndex((number) => number.id === id);
    const was = Math.min(
      before.findIndex((number) => number.id === id),
      numbers.length - 1,
    );
    const rows = area.current?.querySelectorAll<HTMLElement>('[data-part=row]');
    (rows?.[now < 0 ? was : now] ?? area.current)?.focus();
  }, [numbers, task, announcement, isLost]);

  const openIn = (number: PhoneNumber) => {
    if (task?.kind !== 'verify' && task?.kind !== 'remove') return null;
    return task.number.id === number.id && !(task.kind === 'verify' && isVerified(number)) ? task.kind : null;
  };

  return (
    <div ref={area} tabIndex={-1} data-scope="phonekit" data-part="list-area">
      {numbers.length === 0 ? (
        <ListPlaceholder list={list} messages={messages} areaRef={area}>
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
            const resumed = open !== null && task?.kind !== 'add' && task?.resumed === true;
            const refusal = canRemove ? refusalToRemove(numbers, number.id, limits) : null;
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

const idleModules = [e164Module, verifyPhoneFormModule];
