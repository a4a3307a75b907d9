'use client';

import type { ComponentProps } from 'react';
import { CodeField as Field } from 'phonekit';
import { en } from 'phonekit/messages/en';

type FieldProps = ComponentProps<typeof Field>;

/** A code of digits, as one input, for `field` of react-hook-form's `Controller` or a state of your own. */
export function CodeField({
  labels = en.codeField,
  ...props
}: Omit<FieldProps, 'labels'> & Partial<Pick<FieldProps, 'labels'>>) {
  return <Field labels={labels} {...props} />;
}
