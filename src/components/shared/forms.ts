import { lazyModule } from '../../primitives/lazyModule.js';

/** The forms of the drop-in, which nobody needs before one is opened. In one piece, since they share most of what they weigh. */
export const numberFormsModule = lazyModule(() => import('../phone-numbers/parts/number-forms.js'));
/** Below the list, and so drawn after it. */
export const secondFactorModule = lazyModule(() => import('../second-factor/parts/second-factor-sections.js'));
