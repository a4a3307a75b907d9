import type { Defect } from './defect.js';

const counts = 'backupCodeStatus › counts the codes of the newest set, and returns when it was created';

export const backupCodeStatusDefects: readonly Defect[] = [
  {
    defect: 'counts codes that nobody has created',
    broken: () => ({ backupCodeStatus: async () => ({ left: 10, createdAt: null }) }),
    caughtBy: 'backupCodeStatus › counts none for a user who has no number',
    says: /counted 10 codes before any was created/,
  },
  {
    defect: 'ignores that the status is no longer needed',
    broken: ({ backupCodeStatus }) => ({ backupCodeStatus: () => backupCodeStatus({}) }),
    caughtBy: 'backupCodeStatus › rejects if it was aborted before the call',
    says: /did not reject/,
  },
  {
    defect: 'counts in the status one code too few',
    broken: ({ backupCodeStatus }) => ({
      async backupCodeStatus(options) {
        const { left, createdAt } = await backupCodeStatus(options);
        return { left: Math.max(0, left - 1), createdAt };
      },
    }),
    caughtBy: counts,
    says: /counted 9 codes, although 10 were created/,
  },
  {
    defect: 'reports in seconds when the codes were created',
    broken: ({ backupCodeStatus }) => ({
      async backupCodeStatus(options) {
        const { left, createdAt } = await backupCodeStatus(options);
        return { left, createdAt: createdAt && createdAt / 1000 };
      },
    }),
    caughtBy: counts,
    says: /createdAt is \d/,
  },
  {
    defect: 'keeps telling when the first codes were created',
    broken: ({ backupCodeStatus }) => {
      let first: number | null = null;
      return {
        async backupCodeStatus(options) {
          const { left, createdAt } = await backupCodeStatus(options);
          first ??= createdAt;
          return { left, createdAt: first };
        },
      };
    },
    caughtBy: counts,
    says: /createdAt was \d+ and is/,
  },
  {
    defect: 'reports a text instead of a count in the status',
    broken: () => ({ backupCodeStatus: async () => ({ left: '7', createdAt: null }) as never }),
    caughtBy: 'backupCodeStatus › counts none for a user who has no number',
    says: /resolved with \{"left":"7"/,
  },
];
