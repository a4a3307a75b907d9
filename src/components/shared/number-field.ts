import type { ComponentType } from 'react';
import type { PhoneFieldOptions, PhoneFieldProps } from '../../primitives/PhoneField.js';

/** The options of the number field. Every component with a form for a new number takes them. */
export interface NumberFieldOptions extends PhoneFieldOptions {
  /**
   * The number field: any component that takes `PhoneFieldProps`, defined outside of render.
   * @default the provider's, else PhoneField
   */
  phoneField?: ComponentType<PhoneFieldProps> | undefined;
}
