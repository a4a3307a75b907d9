import type { Clerk } from '@clerk/clerk-js';

interface CustomPage {
  label: string;
  mount?: (element: HTMLDivElement) => void;
  unmount?: (element: HTMLDivElement) => void;
}

interface Reverification {
  afterVerification?: () => void;
  afterVerificationCancelled?: () => void;
}

/**
 * In place of the screens that Clerk's client loads from Clerk's server: a profile with its custom pages, and the
 * dialog that asks for the password again.
 */
export class StandInUI {
  static readonly version = '1.0.0';
  readonly version = StandInUI.version;

  constructor(private readonly getClerk: () => Clerk) {}

  ensureMounted() {
    return Promise.resolve({
      mountComponent({ node, props }: { node: HTMLDivElement; props?: { customPages?: readonly CustomPage[] } }) {
        for (const page of props?.customPages ?? []) node.append(createTab(page));
      },
      unmountComponent: ({ node }: { node: HTMLDivElement }) => node.replaceChildren(),
      openModal: (name: string, props: Reverification = {}) => {
        if (name !== 'userVerification') throw new Error(`The stand-in has no ${name}.`);
        document.body.append(createReverification(this.getClerk(), props));
        document.querySelector('dialog')?.showModal();
      },
      closeModal: () => document.querySelector('dialog')?.remove(),
      updateProps() {},
    });
  }
}

/** A button of the profile's navigation, which opens and closes its page. */
function createTab({ label, mount, unmount }: CustomPage) {
  const tab = document.createElement('section');
  const button = Object.assign(document.createElement('button'), { textContent: label });
  let page: HTMLDivElement | null = null;
  button.addEventListener('click', () => {
    if (page) {
      unmount?.(page);
      page.remove();
      page = null;
      return;
    }
    page = document.createElement('div');
    tab.append(page);
    mount?.(page);
  });
  tab.append(button);
  return tab;
}

function createReverification(clerk: Clerk, { afterVerification, afterVerificationCancelled }: Reverification) {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-label', 'Verification required');
  const password = Object.assign(document.createElement('input'), { type: 'password', ariaLabel: 'Password' });
  const finish = (settle?: () => void) => {
    dialog.remove();
    settle?.();
  };
  const buttons = [
    ['Continue', confirm],
    ['Close', () => finish(afterVerificationCancelled)],
  ] as const;
  dialog.append(
    password,
    ...buttons.map(([textContent, onclick]) =>
      Object.assign(document.createElement('button'), { textContent, onclick }),
    ),
  );
  return dialog;

  async function confirm() {
    await clerk.session?.startVerification({ level: 'first_factor' });
    await clerk.session?.attemptFirstFactorVerification({ strategy: 'password', password: password.value });
    finish(afterVerification);
  }
}
