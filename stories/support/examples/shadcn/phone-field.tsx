'use client';

import type { ComponentProps } from 'react';
import { PhoneField as Field } from 'phonekit';
import { en } from 'phonekit/messages/en';

type FieldProps = ComponentProps<typeof Field>;

/** A phone number with its country, for `field` of react-hook-form's `Controller` or a state of your own. */
export function PhoneField({
  labels = en.phoneField,
  ...props
}: Omit<FieldProps, 'labels'> & Partial<Pick<FieldProps, 'labels'>>) {
  return <Field labels={labels} {...props} />;
}
