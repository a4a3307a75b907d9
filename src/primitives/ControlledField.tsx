'use client';
import { useEffect, useRef, useState, type ComponentType, type Ref } from 'react';
import { useControllerReset, useFormReset } from './useFormReset.js';
import { useMergedRefs } from './useMergedRefs.js';

/** The props of the controlled and the uncontrolled field. */
export interface CommonProps {
  Field: ComponentType<FieldProps>;
  empty: '' | null;
  controlRef?: Ref<HTMLInputElement> | undefined;
  labels: FieldProps['labels'];
  inputRef?: Ref<HTMLInputElement> | undefined;
  disabled?: boolean | undefined;
  form?: string | undefined;
}

/** The props that the wrapped field receives. */
export interface FieldProps {
  value: string | null | undefined;
  /** Changes when the value was set from outside, even to the same value. */
  revision?: number | undefined;
  /** Whether the browser must block the submission of an incomplete value. */
  validates?: boolean | undefined;
  onChange: (value: string | null) => void;
  onBlur?: (() => void) | undefined;
  onProblem?: ((problem: string | null) => void) | undefined;
  labels: {
    phoneNumber?: string | undefined;
    phone?: string | undefined;
    problems?: Readonly<Record<string, string>> | undefined;
  };
  inputRef?: Ref<HTMLInputElement> | undefined;
  name?: string | undefined;
}

/** A field that is reset with its form, and blocks the submission of its form while its text is not a valid value. */
export function ControlledField(given: FieldProps & CommonProps) {
  const { Field, empty, controlRef, ...props } = given;
  const { value, onChange, inputRef, labels, revision = 0 } = props;
  const [first] = useState(value);
  const [resets, setResets] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const ref = useMergedRefs(inputRef, controlRef);
  const bothRefs = useMergedRefs(input, ref);

  const reset = () => setResets((count) => count + 1);
  useFormReset(input, () => {
    reset();
    if ((value || empty) !== (first || empty)) onChange(first || empty);
  });
  useControllerReset(given, ref, () => !value && reset());

  const problem = useRef<string | null>(null);
  /** Blocks the submission while the text is not a valid value; the browser shows the message. */
  const markMistake = () => {
    const mistake = problem.current !== null && problem.current !== 'empty' && input.current?.value !== '';
    input.current?.setCustomValidity(
      mistake
        ? (labels.problems?.[problem.current ?? ''] ?? labels.phoneNumber ?? labels.phone ?? problem.current ?? '')
        : '',
    );
  };
  useEffect(markMistake);

  return (
    <Field
      {...props}
      inputRef={bothRefs}
      revision={revision + resets}
      validates
      onProblem={(next) => {
        problem.current = next;
        markMistake();
        props.onProblem?.(next);
      }}
    />
  );
}
