import type { PhoneHandler } from '../../../../src/server/index.js';

/** Called with the rest of your app's deletion. */
export async function deleteAccount({ service }: PhoneHandler, userId: string): Promise<void> {
  await service.deleteUser(userId);
}

/** What your app stores of a person, for their request to see it. */
export async function exportAccount({ service }: PhoneHandler, userId: string) {
  return { phone: await service.exportUser(userId) };
}
