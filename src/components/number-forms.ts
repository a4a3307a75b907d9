export { AddPhoneForm } from './AddPhoneForm.js';
export { VerifyPhoneForm } from './VerifyPhoneForm.js';
