export { AddPhoneForm } from '../AddPhoneForm.js';
export { VerifyPhoneForm } from '../../verification/VerifyPhoneForm.js';
