import type { PhoneMessages } from '../../../src/index.js';

/** The languages of this app, each loaded on demand. English is built in. */
const languages: Record<string, () => Promise<PhoneMessages>> = {
  de: () => import('../../../src/messages/de.js').then(({ de }) => de),
  fa: () => import('../../../src/messages/fa.js').then(({ fa }) => fa),
  'pt-BR': () => import('../../../src/messages/pt-BR.js').then(({ ptBR }) => ptBR),
};

export async function loadMessages(locale: string): Promise<PhoneMessages | undefined> {
  return languages[locale]?.();
}
