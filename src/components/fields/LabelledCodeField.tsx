'use client';
import { codeFieldLabels } from '../../messages/en.js';
import { CodeField, type CodeFieldProps, type UncontrolledCodeFieldProps } from '../../primitives/CodeField.js';
import { withLabels } from './parts/withLabels.js';

/**
 * A field for a one-time code: a label and one input, displayed as `length` slots. Renders a
 * `<div data-part="code-field">`. `labels` default to those of the provider above, else English.
 */
export const LabelledCodeField = /* @__PURE__ */ withLabels<UncontrolledCodeFieldProps, CodeFieldProps>(
  CodeField,
  'codeField',
  codeFieldLabels,
);
