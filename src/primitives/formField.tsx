'use client';
import {
  forwardRef,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  type ComponentType,
  type ReactElement,
  type Ref,
  type RefAttributes,
} from 'react';
import { asFormControl } from './form-control.js';
import { useControllerReset, useFormReset } from './useFormReset.js';
import { useMergedRefs } from './useMergedRefs.js';

/** What a field without `value` passes to its `onChange` and `onBlur`, as an `<input>` does. */
export interface FieldEvent {
  type: 'change' | 'blur';
  /**
   * The input that its form posts, with the field's `name` and `value`; the value is an empty string if there is none.
   */
  target: HTMLInputElement;
}

/** The props of a field that keeps its value itself; `register` of react-hook-form returns such. */
export interface UncontrolledProps {
  /** Left out: the field keeps its value itself. */
  value?: undefined;
  /** The value at first. @default none */
  defaultValue?: string | null;
  /** The name under which its form posts the value. */
  name: string;
  /** Called with each edit. */
  onChange?: (event: FieldEvent) => unknown;
  /** Called when the focus leaves the field as a whole. */
  onBlur?: (event: FieldEvent) => unknown;
}

/** A field that is called in two ways: with what `register` returns or in a form of the page, and controlled. */
export interface FormField<Uncontrolled, Controlled> {
  (props: Uncontrolled & RefAttributes<HTMLInputElement>): ReactElement | null;
  (props: Controlled & RefAttributes<HTMLInputElement>): ReactElement | null;
}

/**
 * Makes a field a control of its form. It is controlled if `value` is among its props, and uncontrolled if not; a reset
 * of its form resets it; and a form with a text in it that is no value is not submitted.
 *
 * The `ref` of a controlled field is the input that people see. That of an uncontrolled one is the hidden input that
 * its form posts: to write its `value` is to write the field, and its `focus()` goes to the input that people see.
 */
export function formField<Uncontrolled extends object, Controlled extends object>(
  Field: ComponentType<Controlled>,
  empty: '' | null,
): FormField<Uncontrolled, Controlled> {
  const common = { Field: Field as unknown as ComponentType<FieldProps>, empty };
  return forwardRef<HTMLInputElement, object>(function FormField(props, controlRef) {
    return 'value' in props ? (
      <ControlledField {...(props as FieldProps)} {...common} controlRef={controlRef} />
    ) : (
      <UncontrolledField {...(props as UncontrolledProps & FieldProps)} {...common} controlRef={controlRef} />
    );
  }) as unknown as FormField<Uncontrolled, Controlled>;
}

/** What both ways have in common. */
interface CommonProps {
  Field: ComponentType<FieldProps>;
  empty: '' | null;
  controlRef?: Ref<HTMLInputElement>;
  labels: FieldProps['labels'];
  inputRef?: Ref<HTMLInputElement>;
  disabled?: boolean;
  form?: string;
}

/** What a field gets. */
interface FieldProps {
  value: string | null | undefined;
  /** Another one means that the value was written anew, even if it is the same one. */
  revision?: number;
  /** Whether the browser is to keep its form from being submitted with half a value. */
  validates?: boolean;
  onChange: (value: string | null) => void;
  onBlur?: () => void;
  onProblem?: (problem: string | null) => void;
  labels: { phoneNumber?: string; phone?: string; problems?: Readonly<Record<string, string>> };
  inputRef?: Ref<HTMLInputElement>;
  name?: string;
}

function ControlledField(given: FieldProps & CommonProps) {
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
  /** A text that is no value keeps its form from being submitted, for which the browser says why. */
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

function UncontrolledField({
  controlRef,
  name,
  defaultValue,
  onChange,
  onBlur,
  ...props
}: UncontrolledProps & CommonProps) {
  const [{ value, revision }, setState] = useState({ value: defaultValue ?? '', revision: 0 });
  const hidden = useRef<HTMLInputElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const bothRefs = useMergedRefs(input, props.inputRef);
  const write = (next: string) => setState((state) => ({ value: next, revision: state.revision + 1 }));
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(
    controlRef,
    () => hidden.current && asFormControl(hidden.current, input, write),
    [],
  );

  return (
    <>
      <ControlledField
        {...props}
        value={value}
        revision={revision}
        inputRef={bothRefs}
        onChange={(next) => {
          setState((state) => ({ ...state, value: next ?? '' }));
          if (!hidden.current) return;
          // At once, since a form library reads it in the event.
          hidden.current.setAttribute('value', next ?? '');
          onChange?.({ type: 'change', target: hidden.current });
        }}
        onBlur={() => hidden.current && onBlur?.({ type: 'blur', target: hidden.current })}
      />
      {/* For a default value React sets only the attribute; the property is defined by `asFormControl`. */}
      <input ref={hidden} type="hidden" name={name} form={props.form} defaultValue={value} disabled={props.disabled} />
    </>
  );
}
