import { lazyModule } from './lazyModule.js';

/** The forms of the drop-in, which nobody needs before one is opened. */
export const addPhoneFormModule = lazyModule(() => import('./AddPhoneForm.js'));
export const verifyPhoneFormModule = lazyModule(() => import('./VerifyPhoneForm.js'));
/** Below the list, and so drawn after it. */
export const secondFactorModule = lazyModule(() => import('./second-factor-sections.js'));
