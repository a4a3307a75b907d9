import { lazyModule } from '../../primitives/lazyModule.js';

/** The forms, which are not needed until one opens. They are one chunk because they share most of their code. */
export const numberFormsModule = lazyModule(() => import('../phone-numbers/parts/number-forms.js'));
