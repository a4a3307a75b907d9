import type { ComponentType } from 'react';
import type { PhoneFieldOptions, PhoneFieldProps } from '../../primitives/PhoneField.js';

/** Which number field a form has, and which numbers it takes; the screens hand them on. */
export interface NumberFieldOptions extends PhoneFieldOptions {
  /** The number field: any component with `PhoneFieldProps`, defined outside of render. @default the provider's, else PhoneField */
  phoneField?: ComponentType<PhoneFieldProps>;
}
