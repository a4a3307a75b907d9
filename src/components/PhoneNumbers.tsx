'use client';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { PhoneNumber } from '../core/model.js';
import { usePhoneNumbers } from '../hooks/usePhoneNumbers.js';
import { Button } from '../primitives/Button.js';
import type { PhoneFieldOptions } from '../primitives/PhoneField.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { addPhoneFormModule } from './forms.js';
import { LazyForm } from './LazyForm.js';
import { usePreloaded } from './lazyModule.js';
import type { PhoneTask } from './phone-task.js';
import { PhoneNumberRows } from './PhoneNumberRows.js';
import { useMessages } from './useMessages.js';
import { isFocusLost } from './useFocusLoss.js';

export interface PhoneNumbersProps extends PhoneFieldOptions {
  /** The level of the title in the page's outline. @default 2 */
  headingLevel?: 1 | 2 | 3 | 4 | 5 | 6;
}

/**
 * Everything a person does with their numbers, in one screen: the list, adding, verifying, removing. Forms and phone
 * metadata are downloaded after the first paint. Renders a `<section data-part="root">`.
 */
export function PhoneNumbers(props: PhoneNumbersProps) {
  const { userId } = usePhoneNumbersContext();
  return <Screen key={userId} {...props} />;
}

function Screen({ headingLevel = 2, ...field }: PhoneNumbersProps) {
  const messages = useMessages();
  const { maxPhoneNumbers } = usePhoneNumbersContext().adapter.limits;
  const list = usePhoneNumbers();
  const [task, setTask] = useState<PhoneTask | null>();
  const addButton = useRef<HTMLButtonElement>(null);
  const titleId = useId();
  const isFull = maxPhoneNumbers !== null && (list.data?.length ?? 0) >= maxPhoneNumbers;
  const Title = `h${headingLevel}` as const;
  usePreloaded(idleModules);

  const goOnToVerify = useCallback((number: PhoneNumber) => setTask({ kind: 'verify', number }), []);
  const cancelAdd = useCallback(() => setTask(null), []);

  // The button comes back only after the form has gone.
  const wasAdding = useRef(false);
  useEffect(() => {
    if (wasAdding.current && task === null && isFocusLost()) addButton.current?.focus();
    wasAdding.current = task?.kind === 'add';
  }, [task]);

  return (
    <section data-scope="phonekit" data-part="root" aria-labelledby={titleId}>
      <div data-scope="phonekit" data-part="header">
        <Title data-scope="phonekit" data-part="title" id={titleId}>
          {messages.list.title}
        </Title>
        <p data-scope="phonekit" data-part="description">
          {messages.list.description}
        </p>
      </div>
      <PhoneNumberRows task={task} onTaskChange={setTask} />
      {task?.kind === 'add' ? (
        <div data-scope="phonekit" data-part="panel">
          <LazyForm module={addPhoneFormModule}>
            {({ AddPhoneForm }) => <AddPhoneForm {...field} onAdded={goOnToVerify} onCancel={cancelAdd} />}
          </LazyForm>
        </div>
      ) : isFull ? (
        <p data-scope="phonekit" data-part="limit-reached">
          {messages.add.limitReached(maxPhoneNumbers)}
        </p>
      ) : (
        <Button
          buttonRef={addButton}
          unavailable={list.data === undefined}
          onClick={() => setTask({ kind: 'add' })}
          onIntent={addPhoneFormModule.load}
        >
          {messages.add.open}
        </Button>
      )}
    </section>
  );
}

const idleModules = [addPhoneFormModule];
