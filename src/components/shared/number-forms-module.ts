import { lazyModule } from '../../primitives/lazyModule.js';

/** The forms of a number, which nobody needs before one opens. In one chunk, since they share most of their code. */
export const numberFormsModule = lazyModule(() => import('../phone-numbers/parts/number-forms.js'));
