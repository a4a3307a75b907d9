'use client';
import { useCallback, useId, useState } from 'react';
import type { PhoneNumber } from '../../core/model.js';
import { usePhoneNumbers } from '../../hooks/usePhoneNumbers.js';
import { Button } from '../../primitives/Button.js';
import { usePhoneNumbersContext } from '../../provider/PhoneNumbersContext.js';
import type { Secret } from '../../query/secret.js';
import { numberFormsModule, secondFactorModule } from '../shared/forms.js';
import { LazyForm } from '../shared/LazyForm.js';
import { usePreloaded } from '../../primitives/lazyModule.js';
import type { NumberFieldOptions } from '../shared/number-field.js';
import type { PhoneTask } from './parts/phone-task.js';
import { PhoneNumberRows } from './parts/PhoneNumberRows.js';
import { below, type HeadingLevel } from '../shared/SectionHeader.js';
import type { SecondFactorTask } from '../second-factor/parts/second-factor-task.js';
import { useMessages } from '../shared/useMessages.js';
import { useReturnFocus } from '../shared/useReturnFocus.js';

export interface PhoneNumbersProps extends NumberFieldOptions {
  /** The level of the title in the page's outline. @default 2 */
  headingLevel?: HeadingLevel;
  /** Says that SMS is a restricted factor, and what is stronger (NIST SP 800-63B). @default false */
  smsNotice?: boolean;
}

/**
 * Everything a person does with their numbers, in one screen: the list, adding, verifying, removing, and where the
 * backend has them second factors and backup codes. Forms and phone metadata are downloaded after the first paint. Renders a `<section data-part="root">`.
 */
export function PhoneNumbers(props: PhoneNumbersProps) {
  const { userId } = usePhoneNumbersContext();
  return <Screen key={userId} {...props} />;
}

function Screen({ headingLevel = 2, smsNotice = false, ...field }: PhoneNumbersProps) {
  const messages = useMessages();
  const { adapter } = usePhoneNumbersContext();
  const { maxPhoneNumbers } = adapter.limits;
  const list = usePhoneNumbers();
  const [open, setOpen] = useState<Open | null>();
  const task = open && (open.part === 'numbers' ? open.task : null);
  const [codes, setCodes] = useState<Secret<readonly string[]> | null>(null);
  const addButton = useReturnFocus(task?.kind === 'add', open === null);
  const titleId = useId();
  const isFull = maxPhoneNumbers !== null && (list.data?.length ?? 0) >= maxPhoneNumbers;
  const Title = `h${headingLevel}` as const;
  usePreloaded(idleModules);

  const setTask = useCallback((task: PhoneTask | null) => setOpen(task && { part: 'numbers', task }), []);
  const setFactorTask = useCallback((task: SecondFactorTask | null) => setOpen(task && { part: 'factors', task }), []);
  const goOnToVerify = useCallback((number: PhoneNumber) => setTask({ kind: 'verify', number }), [setTask]);
  const cancelAdd = useCallback(() => setTask(null), [setTask]);

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
          <LazyForm module={numberFormsModule}>
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
          unavailable={list.isLoadingError}
          onClick={() => setTask({ kind: 'add' })}
          onIntent={numberFormsModule.load}
        >
          {messages.add.open}
        </Button>
      )}
      {list.data && adapter.setReservedForSecondFactor && (
        <LazyForm module={secondFactorModule}>
          {({ SecondFactorSection, BackupCodesSection }) => (
            <>
              <SecondFactorSection
                task={open?.part === 'factors' ? open.task : null}
                onTaskChange={setFactorTask}
                onBackupCodes={setCodes}
                headingLevel={below(headingLevel)}
                {...{ smsNotice, field }}
              />
              <BackupCodesSection
                codes={codes}
                headingLevel={below(headingLevel)}
                isOffered={list.data.some((number) => number.reservedForSecondFactor)}
                isAsking={open?.part === 'codes'}
                onAskingChange={(isAsking) => setOpen(isAsking ? { part: 'codes' } : null)}
                onDone={() => setCodes(null)}
              />
            </>
          )}
        </LazyForm>
      )}
    </section>
  );
}

/** The one thing that is open on the screen, and where. */
type Open = { part: 'numbers'; task: PhoneTask } | { part: 'factors'; task: SecondFactorTask } | { part: 'codes' };

const idleModules = [secondFactorModule, numberFormsModule];
