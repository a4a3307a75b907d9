import { describe, expect, it } from 'vitest';
import { PhoneError } from '../../src/core/errors.js';
import { en } from '../../src/messages/en.js';
import type { PhoneMessages } from '../../src/messages/types.js';
import { languages } from './languages.js';
import { callingCode, counts, fileName, host, number, saidBy, types } from './said-by.js';

const others = Object.entries(languages).filter(([name]) => name !== 'en');
const all = Object.entries(languages);

/** Words that two languages share, spelled the same in both. */
const sharedWords: Record<string, readonly string[]> = {
  da: ['backupCodes.download'],
  id: ['secondFactor.default', 'backupCodes.download'],
};

/** Forms that are alike: "1 försök" and "2 försök", or a noun that stays singular after any number. */
const invariant: Record<string, readonly string[]> = {
  da: ['tries'],
  fa: ['tries', 'countries'],
  hi: ['tries'],
  nb: ['tries', 'countries'],
  sv: ['tries'],
  hu: ['tries', 'countries'],
  tr: ['tries', 'countries'],
};

const rightToLeft = ['ar', 'fa', 'he'];
const isolate = (text: string) => `\u2066${text.replaceAll(' ', '\u00a0')}\u2069`;

describe('the languages', () => {
  it('are the 33 documented ones', () => {
    const promised =
      'ar bg cs da de el en es et fa fi fr he hi hr hu id it ja ko nb nl pl pt-BR ro ru sv th tr uk vi zh-CN zh-TW';
    expect(all.map(([name]) => name).sort()).toEqual(promised.split(' '));
  });

  describe.each(all)('%s', (name, messages) => {
    const entries = saidBy(messages);
    const texts = entries.flatMap(({ path, texts }) => texts.map(({ args, text }) => ({ path, args, text })));

    it('has the tag of its file, which Intl supports', () => {
      expect(messages.locale).toBe(name);
      expect(Intl.NumberFormat.supportedLocalesOf(name)).toEqual([name]);
    });

    it('has every text of English', () => {
      expect(entries.map(({ path }) => path).sort()).toEqual(
        saidBy(en)
          .map(({ path }) => path)
          .sort(),
      );
      expect(texts.filter(({ text }) => text.trim() === '' || text !== text.trim() || /\s\s/.test(text))).toEqual([]);
    });

    it('has no placeholder without a value', () => {
      expect(texts.filter(({ text }) => /\b(undefined|null|NaN|Infinity)\b|\[object|[{}$]/.test(text))).toEqual([]);
    });

    it('inserts its parameters', () => {
      const lacking = texts.filter(({ text, args }) =>
        args.some(
          (arg) =>
            typeof arg === 'string' &&
            !text.includes(arg.replaceAll(' ', rightToLeft.includes(name) && arg === number ? '\u00a0' : ' ')),
        ),
      );
      expect(lacking).toEqual([]);
      const lists = texts.filter(({ args }) => args[0] === types);
      expect(lists.filter(({ text }) => !/Google.*SAML/.test(text))).toEqual([]);
    });

    it('isolates numbers, file names and hosts, left to right, in right-to-left text', () => {
      const marked = texts
        .map(({ text }) => text)
        .filter((text) => /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(text));
      const inserted = [number, callingCode, fileName, host];
      const latin = texts.filter(({ args }) => args.some((arg) => inserted.includes(arg as string)));
      expect(latin.length).toBeGreaterThan(25);
      if (!rightToLeft.includes(name)) return expect(marked).toEqual([]);
      expect(
        latin.filter(({ text, args }) =>
          args.some((arg) => inserted.includes(arg as string) && !text.includes(isolate(arg as string))),
        ),
      ).toEqual([]);
      expect(marked).toHaveLength(latin.length);
    });

    it('contains the visible label of a button in its accessible name (WCAG 2.5.3)', () => {
      const { list, secondFactor } = messages;
      const buttons: [string, string][] = [
        [list.verify, list.verifyNumber(number)],
        [list.remove, list.removeNumber(number)],
        [list.makePrimary, list.makePrimaryNumber(number)],
        [secondFactor.makeDefault, secondFactor.makeDefaultNumber(number)],
        [secondFactor.stop, secondFactor.stopNumber(number)],
      ];
      expect(
        buttons.filter(
          ([shown, name]) =>
            !name.toLocaleLowerCase(messages.locale).includes(shown.toLocaleLowerCase(messages.locale)),
        ),
      ).toEqual([]);
    });

    it('counts in its own digits', () => {
      const foreign = new Intl.NumberFormat(name).format(6) === '6' ? /[٠-٩۰-۹०-९๐-๙]/ : /[0-9]/;
      const counted = texts.filter(({ args }) =>
        args.some((arg) => typeof arg === 'number' || arg instanceof PhoneError),
      );
      expect(counted.length).toBeGreaterThan(100);
      const withoutNumber = (text: string) => text.replace(isolate(number), '').replace(number, '');
      expect(counted.filter(({ text }) => foreign.test(withoutNumber(text)))).toEqual([]);
      expect(messages.verify.resendIn(30)).toContain(new Intl.NumberFormat(name).format(30));
    });

    it('counts a long wait down in minutes and hours', () => {
      const numerals = new Intl.NumberFormat(name);
      const digits = (text: string) => text.replace(/\d/g, (digit) => numerals.format(Number(digit)));
      const { resendIn } = messages.verify;
      expect(resendIn(89)).toContain(digits('89'));
      expect(resendIn(90)).toContain(digits('01:30'));
      expect(resendIn(845)).toContain(digits('14:05'));
      expect(resendIn(2 * 3600 + 9)).toContain(digits('02:00:09'));
    });

    it('has a form for each plural category of the language', () => {
      const { errors, phoneField } = messages;
      const incorrect = errors.incorrect_code as (error: PhoneError) => string;
      const counted = {
        tries: (attemptsLeft: number) => incorrect(new PhoneError('incorrect_code', { attemptsLeft })),
        countries: phoneField.countriesFound,
      };
      for (const [what, say] of Object.entries(counted)) {
        if (invariant[name]?.includes(what)) continue;
        const forms = formsOf(name, say);
        expect([what, new Set(Object.values(forms)).size]).toEqual([what, Object.keys(forms).length]);
      }
    });

    it('uses typographic punctuation', () => {
      const wrong = texts.filter(({ text }) =>
        misprints(name).test(text.replace(/ \(NIST SP 800-63B\)|:(?=\d\d)/g, '')),
      );
      expect(wrong).toEqual([]);
    });

    it('ends each sentence like English', () => {
      const english = new Map(
        saidBy(en).map(({ path, texts }) => [path, texts.every(({ text }) => text.endsWith('.'))]),
      );
      const isClosed = name === 'th' ? /[^.]$/ : /[.。।]$/;
      expect(texts.filter(({ path, text }) => english.get(path) && !isClosed.test(text))).toEqual([]);
      expect(
        texts.filter(({ path, text }) => !english.get(path) && /[.。।]$/.test(text) && !isAbbreviated(text)),
      ).toEqual([]);
    });
  });

  it.each(others)('%s contains no English', (name, messages) => {
    const english = new Map(saidBy(en).map(({ path, texts }) => [path, new Set(texts.map(({ text }) => text))]));
    const alike = saidBy(messages).filter(
      ({ path, texts }) => path !== 'backupCodes.fileName' && texts.some(({ text }) => english.get(path)?.has(text)),
    );
    expect(alike.map(({ path }) => path)).toEqual(sharedWords[name] ?? []);
  });
});

describe('saidBy', () => {
  it('finds untranslated, empty or unfilled texts', () => {
    const broken: PhoneMessages = { ...en, notLoaded: '', verify: { ...en.verify, sending: () => `to ${undefined}` } };
    const texts = saidBy(broken).flatMap(({ texts }) => texts.map(({ text }) => text));
    expect(texts).toContain('');
    expect(texts).toContain('to undefined');
  });
});

/** The texts about whole numbers, by plural category, without the digits. */
function formsOf(locale: string, say: (count: number) => string): Record<string, string> {
  const rules = new Intl.PluralRules(locale);
  return Object.fromEntries(counts.map((count) => [rules.select(count), say(count).replace(/\p{Nd}/gu, '')]));
}

/** Marks that a typesetter of the language would reject. */
function misprints(locale: string): RegExp {
  if (locale === 'fr') return /'|"|\.\.\.|[^\u202f][:;?!]|«(?!\u202f)/;
  if (/^(ja|zh)/.test(locale)) return /'|"|\.\.\.|[,;:?!]|[^\w)]\.(?!\w)/;
  if (locale === 'el') return /'|"|\.\.\.|\?| [:;?!]/;
  return /'|"|\.\.\.| [:;?!,.](?!\w)/;
}

/** "30 sn." */
function isAbbreviated(text: string): boolean {
  return /\d\s?\p{L}+\.$/u.test(text);
}
