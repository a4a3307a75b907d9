'use client';
import { phoneFieldLabels } from '../../messages/en.js';
import { PhoneField, type PhoneFieldProps, type UncontrolledPhoneFieldProps } from '../../primitives/PhoneField.js';
import { withLabels } from './parts/withLabels.js';

/**
 * A field for a phone number: a label, a country button and an `input[type=tel]`. Renders a
 * `<div data-part="phone-field" data-country="GB">`. `labels` default to those of the provider above, else English.
 */
export const LabelledPhoneField = /* @__PURE__ */ withLabels<UncontrolledPhoneFieldProps, PhoneFieldProps>(
  PhoneField,
  'phoneField',
  phoneFieldLabels,
);
