export { VerifyPhoneForm } from './VerifyPhoneForm.js';
export { AddPhoneForm } from './AddPhoneForm.js';
