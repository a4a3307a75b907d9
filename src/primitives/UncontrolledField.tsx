'use client';
import { useImperativeHandle, useRef, useState } from 'react';
import { ControlledField, type CommonProps } from './ControlledField.js';
import { asFormControl } from './form-control.js';
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

/** A field that keeps its own value, and gives it to its form in a hidden input. */
export function UncontrolledField({
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
