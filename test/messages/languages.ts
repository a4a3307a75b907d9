import type { PhoneMessages } from '../../src/messages/types.js';

const modules = import.meta.glob<Record<string, PhoneMessages>>(
  ['../../src/messages/*.ts', '!**/format.ts', '!**/types.ts'],
  { eager: true },
);

/** Every language of the kit, by the name of its file. */
export const languages: Readonly<Record<string, PhoneMessages>> = Object.fromEntries(
  Object.entries(modules).map(([path, module]) => [
    path.replace(/^.*\/|\.ts$/g, ''),
    // English has a part of itself beside it.
    Object.values(module).find(({ challenge }) => challenge) as PhoneMessages,
  ]),
);
