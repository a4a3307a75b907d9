import { isVerified, type PhoneNumber } from '../../../src/core/model.js';
import type { Defect } from './defect.js';

export const listDefects: readonly Defect[] = [
  {
    defect: 'resolves with one list that all callers share',
    broken: ({ list }) => {
      const shared: PhoneNumber[] = [];
      return {
        async list(options) {
          shared.splice(0, shared.length, ...structuredClone(await list(options)));
          return shared;
        },
      };
    },
    caughtBy: 'list › is a new one each time: changing a result changes nothing else',
    says: /list\(\) resolved with what an earlier result can change/,
  },
  {
    defect: 'ignores an abort',
    broken: ({ list }) => ({ list: () => list({}) }),
    caughtBy: 'list › rejects if it was aborted before the call, and the next call succeeds',
    says: /with an aborted signal did not reject/,
  },
  {
    defect: 'looks for an abort before it asks alone',
    broken: ({ list }) => ({ list: ({ signal }) => (signal?.aborted ? list({ signal }) : list({})) }),
    caughtBy: 'list › rejects if it is aborted during the call, and the next call succeeds',
    says: /aborted during the call did not reject/,
  },
  {
    defect: 'has an abort end all lists that are on their way',
    broken: ({ list }) => {
      let pending: { controller: AbortController; result: Promise<readonly PhoneNumber[]> } | null = null;
      return {
        list({ signal }) {
          if (pending === null) {
            const controller = new AbortController();
            pending = { controller, result: list({ signal: controller.signal }).finally(() => (pending = null)) };
          }
          const { controller, result } = pending;
          if (signal?.aborted) controller.abort();
          signal?.addEventListener('abort', () => controller.abort());
          return result;
        },
      };
    },
    caughtBy: 'list › rejects if it is aborted during the call, and the next call succeeds',
    says: /^The call was aborted\.$/,
  },
  {
    defect: 'rejects an aborted list with the reason of the abort',
    broken: ({ list }) => ({
      list: ({ signal }) =>
        list({ signal }).catch((thrown: unknown) => {
          throw signal?.aborted ? signal.reason : thrown;
        }),
    }),
    caughtBy: 'list › rejects if it was aborted before the call, and the next call succeeds',
    says: /rejected with AbortError/,
  },
  {
    defect: 'lists a number that nobody has added',
    broken: ({ list, create }) => ({
      list: async (options) => (await create({ phoneNumber: '+33612345678' }), list(options)),
    }),
    caughtBy: 'list › is empty for a user who has no number',
    says: /list\(\) resolved with 1 numbers/,
  },
  {
    defect: 'lists verified numbers alone',
    broken: ({ list }) => ({ list: async (options) => (await list(options)).filter(isVerified) }),
    caughtBy: 'list › has each number once, with all its fields and no secret',
    says: /list\(\) has the ids/,
  },
  {
    defect: 'resolves with an empty list while another call is pending',
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
    caughtBy: 'list › resolves with the same to concurrent calls',
    says: /list\(\) resolved with two things at once/,
  },
];
