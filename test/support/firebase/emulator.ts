import { inject } from 'vitest';

interface VerificationCode {
  phoneNumber: string;
  code: string;
  sessionInfo: string;
}

/** What the Auth emulator exposes in addition to Firebase. */
export const emulator = {
  address: () => inject('firebaseEmulator').address,
  /** Removes every account. Codes stay. */
  async reset(): Promise<void> {
    await ask('accounts', { method: 'DELETE' });
  },
  /** The codes that were not entered yet, oldest first. */
  async codes(): Promise<readonly VerificationCode[]> {
    const { verificationCodes } = await ask('verificationCodes');
    return verificationCodes;
  },
  /** Opens the newest link that was e-mailed to this address. */
  async openLink(email: string): Promise<void> {
    const { oobCodes }: { oobCodes: { email: string; oobLink: string }[] } = await ask('oobCodes');
    const newest = oobCodes.findLast((mail) => mail.email === email);
    if (!newest) throw new Error(`No mail was sent to ${email}.`);
    await fetch(newest.oobLink);
  },
};

async function ask(path: string, init?: RequestInit) {
  const { address, project } = inject('firebaseEmulator');
  const response = await fetch(`${address}/emulator/v1/projects/${project}/${path}`, init);
  if (!response.ok) throw new Error(`The emulator responded with ${response.status} for ${path}.`);
  return response.json();
}
