import type { Defect } from './defect.js';

export const capabilityDefects: readonly Defect[] = [
  {
    defect: 'lacks a method that is not listed as absent',
    broken: () => ({ makePrimary: undefined }),
    caughtBy: 'makePrimary › makes a verified number the primary one, alone, and resolves with the whole list',
    says: /name it in the contract's `absent`/,
  },
  {
    defect: 'has no scope',
    broken: () => ({ scope: '' }),
    caughtBy: 'the adapter › has a scope',
    says: /scope is ""/,
  },
  {
    defect: 'does not know who is signed in',
    broken: () => ({ currentUserId: () => null }),
    caughtBy: 'the adapter › returns the signed-in user, or does not have `currentUserId`',
    says: /currentUserId\(\) returned null/,
  },
  {
    defect: 'does not name its backend',
    broken: () => ({ scope: '' }),
    caughtBy: 'the adapter › has a scope',
    says: /scope is ""/,
  },
  {
    defect: 'has no channel',
    broken: () => ({ channels: [] }),
    caughtBy: 'the adapter › has channels',
    says: /channels is \[\]/,
  },
  {
    defect: 'names its other factors by something that is no name',
    broken: () => ({ otherFactors: [''] }),
    caughtBy: 'the adapter › names other factors, or has none',
    says: /otherFactors is \[""\]/,
  },
  {
    defect: 'reports no limits',
    broken: ({ limits }) => ({ limits: { ...limits, codeLength: Number.NaN } }),
    caughtBy: 'the adapter › has limits',
    says: /limits\.codeLength is null/,
  },
];
