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

/** What an uncontrolled field passes to its `onChange` and `onBlur`, in the shape of an `<input>`'s event. */
export interface FieldEvent {
  type: 'change' | 'blur';
  /** The hidden input of the field, with its `name` and its `value`: an empty string if there is none. */
  target: HTMLInputElement;
}

/** The props of an uncontrolled field, such as `register` of react-hook-form returns. */
export interface UncontrolledProps {
  /** Must be left out: an uncontrolled field keeps its own value. */
  value?: undefined;
  /** The initial value. @default none */
  defaultValue?: string | null | undefined;
  /** The name of the value in the submitted form. */
  name: string;
  /** Called with each edit. */
  onChange?: ((event: FieldEvent) => unknown) | undefined;
  /** Called when the focus leaves the field as a whole. */
  onBlur?: ((event: FieldEvent) => unknown) | undefined;
}

/** A field that is controlled if it has a `value` prop, and uncontrolled otherwise. */
export interface FormField<Uncontrolled, Controlled> {
  (props: Uncontrolled & RefAttributes<HTMLInputElement>): ReactElement | null;
  (props: Controlled & RefAttributes<HTMLInputElement>): ReactElement | null;
}

/**
 * Turns a field into a form control: it is controlled if it has a `value` prop and uncontrolled otherwise, is reset
 * with its form, and blocks the submission of its form while its text is not a valid value.
 *
 * The `ref` of a controlled field is its visible input. The `ref` of an uncontrolled field is its hidden input, which
 * form libraries can read, write and focus: a `value` that is set is shown, and `focus()` focuses the visible input.
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

/** The props of the controlled and the uncontrolled field. */
interface CommonProps {
  Field: ComponentType<FieldProps>;
  empty: '' | null;
  controlRef?: Ref<HTMLInputElement> | undefined;
  labels: FieldProps['labels'];
  inputRef?: Ref<HTMLInputElement> | undefined;
  disabled?: boolean | undefined;
  form?: string | undefined;
}

/** The props that the wrapped field receives. */
interface FieldProps {
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
          // Set now because a form library reads it during the event.
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
