import type { Defect } from './defect.js';

export const capabilityDefects: readonly Defect[] = [
  {
    defect: 'lacks a method that it is not said to lack',
    broken: () => ({ makePrimary: undefined }),
    caughtBy: 'makePrimary › makes a verified number the primary one, alone, and answers the whole list',
    says: /name it in the contract's `absent`/,
  },
  {
    defect: 'does not know who is signed in',
    broken: () => ({ currentUserId: () => null }),
    caughtBy: 'the adapter › tells who is signed in, or does not have `currentUserId`',
    says: /currentUserId\(\) answered null/,
  },
  {
    defect: 'has no channel',
    broken: () => ({ channels: [] }),
    caughtBy: 'the adapter › tells its channels',
    says: /channels is \[\]/,
  },
  {
    defect: 'tells no limits',
    broken: ({ limits }) => ({ limits: { ...limits, codeLength: Number.NaN } }),
    caughtBy: 'the adapter › tells its limits',
    says: /limits\.codeLength is null/,
  },
];
