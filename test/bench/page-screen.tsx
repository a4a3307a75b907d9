import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { memoryAdapter, type MemoryAdapter, type PhoneNumberSeed } from '../../src/adapters/memory/index.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { en } from '../../src/messages/en.js';
import { PhoneNumbersProvider } from '../../src/provider/PhoneNumbersProvider.js';

/** What opens and closes in the screen, by button labels. */
const forms = {
  add: { open: en.add.open, close: en.add.cancel, shown: '[data-part="add-form"]' },
  verify: { open: en.list.verify, close: en.verify.cancel, shown: '[data-part="verify-form"]' },
  remove: { open: en.list.remove, close: en.remove.cancel, shown: '[data-part="confirmation"]' },
  choose: { open: en.secondFactor.add, close: en.add.cancel, shown: '[data-part="choices"]' },
  stop: { open: en.secondFactor.stop, close: en.secondFactor.stopCancel, shown: '[data-part="confirmation"]' },
  codes: { open: en.backupCodes.create, close: en.backupCodes.createCancel, shown: '[data-part="confirmation"]' },
};

export type OpenedForm = keyof typeof forms;

let adapter: MemoryAdapter;
let client: QueryClient;
/** The phone number of each rendered row; null while nobody counts, so that it does not grow. */
let drawn: string[] | null = null;

/** A row reads this text once per render. */
const messages = {
  ...en,
  list: { ...en.list, removeNumber: (name: string) => (drawn?.push(name), en.list.removeNumber(name)) },
};

/** The script's commands for the whole screen. `show` mounts it. */
export function screenBench(show: (children: ReactNode) => void) {
  const open = async (phoneNumbers: readonly PhoneNumberSeed[]) => {
    adapter = memoryAdapter({ userId: 'user_1', phoneNumbers, policy: { maxPhoneNumbers: null } });
    client = new QueryClient();
    // One-time work of the backend is no cost of the screen.
    await adapter.list({});
  };
  /** Resolves with the ms until all rows were painted. */
  const mountScreen = async (count: number) => {
    const start = performance.now();
    show(
      <QueryClientProvider client={client}>
        <PhoneNumbersProvider adapter={adapter} userId="user_1" messages={messages}>
          <PhoneNumbers />
        </PhoneNumbersProvider>
      </QueryClientProvider>,
    );
    await until(() => document.querySelectorAll(row).length >= count);
    await painted();
    return performance.now() - start;
  };
  return {
    /** A backend with this many numbers, all but the last verified. */
    openNumbers: (count: number) =>
      open(
        Array.from({ length: count }, (_, at) => ({
          phoneNumber: phoneNumberAt(at),
          ...(at === count - 1 && { verification: null }),
        })),
      ),
    mountScreen,
    /** Verifies the last number elsewhere, as in another tab: the screen does not know yet. */
    async verifyElsewhere() {
      const { id } = (await adapter.list({})).at(-1) ?? { id: '' };
      await adapter.prepareVerification({ id });
      await adapter.attemptVerification({ id, code: adapter.inbox.messages.at(-1)?.code ?? '' });
    },
    /**
     * Refetches the list until the screen shows the change. Returns the ms, the row renders, and in how many rows the
     * DOM changed.
     */
    async readAgain() {
      const touched = new Set<Element>();
      const observer = new MutationObserver((changes) => {
        for (const { target } of changes) {
          const changed = (target instanceof Element ? target : target.parentElement)?.closest(row);
          if (changed) touched.add(changed);
        }
      });
      observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      const draws: string[] = (drawn = []);
      const start = performance.now();
      await client.refetchQueries();
      await until(() => [...document.querySelectorAll(row)].at(-1)?.hasAttribute('data-verified') === true);
      await painted();
      const ms = performance.now() - start;
      observer.disconnect();
      drawn = null;
      return { ms, draws: draws.length, rowsDrawn: new Set(draws).size, rowsTouched: touched.size };
    },
    /** The screen with a number for everything that opens. */
    async mountForms() {
      await open([
        { phoneNumber: phoneNumberAt(0), reservedForSecondFactor: true },
        { phoneNumber: phoneNumberAt(1), verification: null },
      ]);
      await mountScreen(2);
      await until(() => buttonWith(forms.codes.open) !== undefined);
    },
    /** Resolves with the ms until it was painted. */
    async openForm(name: OpenedForm) {
      const start = performance.now();
      await pressUntil(forms[name].open, () => document.querySelector(forms[name].shown) !== null);
      await painted();
      return performance.now() - start;
    },
    async openAndClose(name: OpenedForm, times: number) {
      const isOpen = () => document.querySelector(forms[name].shown) !== null;
      for (let time = 0; time < times; time += 1) {
        await pressUntil(forms[name].open, isOpen);
        await pressUntil(forms[name].close, () => !isOpen());
      }
    },
    painted,
  };
}

const row = '[data-part="row"]';

function phoneNumberAt(index: number): string {
  return `+1201555${String(index).padStart(4, '0')}`;
}

async function pressUntil(label: string, isSo: () => boolean): Promise<void> {
  const button = buttonWith(label);
  if (!button) throw new Error(`There is no button "${label}" to press.`);
  button.click();
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve));
}

function buttonWith(label: string): HTMLButtonElement | undefined {
  return [...document.querySelectorAll('button')].find(({ textContent }) => textContent === label);
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Resolves after the next frame. */
function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
