import type { PhoneMessages } from '../../src/messages/types.js';

const modules = import.meta.glob<Record<string, PhoneMessages>>(
  ['../../src/messages/*.ts', '!**/format.ts', '!**/types.ts'],
  { eager: true },
);

/** Every language of the kit, by its BCP 47 tag: whatever stands in src/messages. */
export const languages: Readonly<Record<string, PhoneMessages>> = Object.fromEntries(
  // English has a part of itself beside it.
  Object.values(modules)
    .flatMap((module) => Object.values(module).filter(({ challenge }) => challenge))
    .map((messages) => [messages.locale, messages]),
);

/** What a language is called, by itself or in another one. */
export function nameOf(locale: string, inLocale = locale): string {
  const name = new Intl.DisplayNames(inLocale, { type: 'language', languageDisplay: 'standard' }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(inLocale) + name.slice(1);
}

/** Firefox does not tell the direction of a language, so it is taken from its script. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return ['Arab', 'Hebr'].includes(new Intl.Locale(locale).maximize().script ?? '') ? 'rtl' : 'ltr';
}
