import { lazyModule } from '../../../primitives/lazyModule.js';

/** The sections below the list, which render after it. */
export const secondFactorModule = lazyModule(() => import('../../second-factor/parts/SecondFactorSections.js'));
