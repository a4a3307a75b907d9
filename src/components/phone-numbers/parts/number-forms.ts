export { AddPhoneForm } from '../AddPhoneForm.js';
export { RemovePhone } from './RemovePhone.js';
export { VerifyPhoneForm } from '../../verification/VerifyPhoneForm.js';
