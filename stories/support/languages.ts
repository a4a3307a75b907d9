import type { PhoneMessages } from '../../src/messages/types.js';

const modules = import.meta.glob<Record<string, PhoneMessages>>(
  ['../../src/messages/*.ts', '!**/format.ts', '!**/types.ts'],
  { eager: true },
);

/** Every language of the kit, by its BCP 47 tag: the files of src/messages. */
export const languages: Readonly<Record<string, PhoneMessages>> = Object.fromEntries(
  // A part of English is a file of its own.
  Object.values(modules)
    .flatMap((module) => Object.values(module).filter(({ challenge }) => challenge))
    .map((messages) => [messages.locale, messages]),
);

/** The name of a language, in itself or in another language. */
export function nameOf(locale: string, inLocale = locale): string {
  const name = new Intl.DisplayNames(inLocale, { type: 'language', languageDisplay: 'standard' }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(inLocale) + name.slice(1);
}

/** Firefox does not support `getTextInfo`, so the direction follows from the script. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return ['Arab', 'Hebr'].includes(new Intl.Locale(locale).maximize().script ?? '') ? 'rtl' : 'ltr';
}
