import { isVerified, type PhoneNumber } from '../../../src/core/model.js';
import type { Defect } from './defect.js';

export const listDefects: readonly Defect[] = [
  {
    defect: 'answers one list that everybody shares',
    broken: ({ list }) => {
      const shared: PhoneNumber[] = [];
      return {
        async list(options) {
          shared.splice(0, shared.length, ...structuredClone(await list(options)));
          return shared;
        },
      };
    },
    caughtBy: 'list › is one of its own each time: to change an answer changes nothing else',
    says: /list\(\) answered what an earlier answer can change/,
  },
  {
    defect: 'ignores an abort',
    broken: ({ list }) => ({ list: () => list({}) }),
    caughtBy: 'list › is refused where it was aborted before it began, and answers the next call',
    says: /with a signal that was aborted was not refused/,
  },
  {
    defect: 'looks for an abort before it asks alone',
    broken: ({ list }) => ({ list: ({ signal }) => (signal?.aborted ? list({ signal }) : list({})) }),
    caughtBy: 'list › is refused where it is aborted on its way, and answers the next call',
    says: /aborted on its way was not refused/,
  },
  {
    defect: 'has an abort end all lists that are on their way',
    broken: ({ list }) => {
      let pending: { controller: AbortController; answer: Promise<readonly PhoneNumber[]> } | null = null;
      return {
        list({ signal }) {
          if (pending === null) {
            const controller = new AbortController();
            pending = { controller, answer: list({ signal: controller.signal }).finally(() => (pending = null)) };
          }
          const { controller, answer } = pending;
          if (signal?.aborted) controller.abort();
          signal?.addEventListener('abort', () => controller.abort());
          return answer;
        },
      };
    },
    caughtBy: 'list › is refused where it is aborted on its way, and answers the next call',
    says: /^aborted$/,
  },
  {
    defect: 'rejects an aborted list with the reason of the abort',
    broken: ({ list }) => ({
      list: ({ signal }) =>
        list({ signal }).catch((thrown: unknown) => {
          throw signal?.aborted ? signal.reason : thrown;
        }),
    }),
    caughtBy: 'list › is refused where it was aborted before it began, and answers the next call',
    says: /refused with AbortError/,
  },
  {
    defect: 'lists a number that nobody has added',
    broken: ({ list, create }) => ({ list: async (options) => (await create({ phoneNumber: '+33612345678' }), list(options)) }),
    caughtBy: 'list › is empty for a user who has no number',
    says: /list\(\) answered 1 numbers/,
  },
  {
    defect: 'lists verified numbers alone',
    broken: ({ list }) => ({ list: async (options) => (await list(options)).filter(isVerified) }),
    caughtBy: 'list › has each number once, with all its fields and no secret',
    says: /list\(\) has the ids/,
  },
  {
    defect: 'answers an empty list while another call is on its way',
    broken: ({ list }) => {
      let isOnItsWay = false;
      return {
        async list(options) {
          if (isOnItsWay) return [];
          isOnItsWay = true;
          return list(options).finally(() => (isOnItsWay = false));
        },
      };
    },
    caughtBy: 'list › answers the same to calls at the same time',
    says: /list\(\) answered two things at once/,
  },
];
