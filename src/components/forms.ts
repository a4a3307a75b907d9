import { lazyModule } from './lazyModule.js';

/** The forms of the drop-in, which nobody needs before one is opened. */
export const addPhoneFormModule = lazyModule(() => import('./AddPhoneForm.js'));
export const verifyPhoneFormModule = lazyModule(() => import('./VerifyPhoneForm.js'));
export const saveBackupCodesModule = lazyModule(() => import('./SaveBackupCodes.js'));
