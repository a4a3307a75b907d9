'use client';
import { useEffect, useState } from 'react';
import { createFormControl, type FormState } from 'react-hook-form';
import type { PhoneProblem } from '../../../core/phone-text.js';

export interface NumberFormValues {
  phoneNumber: string | null;
  /** Why there is no number; undefined until the field reports it, as a field of the app may never do. */
  problem?: PhoneProblem | null | undefined;
}

/**
 * A form of react-hook-form with one number, validated by `trigger` and when the form is submitted. It subscribes to
 * the form control itself: `useForm` weighs 0.9 kB more, for fields that come and go and values from elsewhere, of
 * which this form has none.
 */
export function useNumberForm() {
  const [{ subscribe, ...form }] = useState(createNumberForm);
  const [formState, setFormState] = useState<Partial<FormState<NumberFormValues>>>({});
  useEffect(() => subscribe({ formState: { errors: true }, callback: setFormState }), [subscribe]);
  return { ...form, formState };
}

function createNumberForm() {
  return createFormControl<NumberFormValues>({ defaultValues: { phoneNumber: null } });
}
