'use client';
import { forwardRef, type ComponentType, type ReactElement, type RefAttributes } from 'react';
import { ControlledField, type FieldProps } from './ControlledField.js';
import { UncontrolledField, type UncontrolledProps } from './UncontrolledField.js';

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
