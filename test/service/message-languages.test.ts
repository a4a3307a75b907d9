import { describe, expect, it } from 'vitest';
import { findCode } from '../../src/core/code-text.js';
import { defaultPhoneWordings } from '../../src/service/default-wordings.js';
import { maxAppNameLength, messagePurposes, type PhoneMessageWordings } from '../../src/service/message.js';
import type { PhoneServiceOptions } from '../../src/service/phone-service.js';
import { ada, numbers, phoneService } from '../support/phone-service.js';
import { languages } from '../messages/languages.js';
import { countSegments, isGsm7 } from './segments.js';

const [american] = numbers;
/** The longest name that an app can have. */
const appName = 'Summit Bank';
/** The longest domain with which no message needs a second segment. */
const longHost = 'accounts.summit.example1';

/** The languages whose script is not in GSM-7, or whose usual words are not. */
const inUcs2 = 'ar bg cs el fa he hi hu ja ko ru th uk vi zh-CN zh-TW'.split(' ');

describe('the wordings', () => {
  it('are those of the 33 languages of the screens', () => {
    expect(Object.keys(defaultPhoneWordings).sort()).toEqual(Object.keys(languages).sort());
    expect(appName).toHaveLength(maxAppNameLength);
    expect(longHost).toHaveLength(24);
  });

  describe.each(Object.keys(defaultPhoneWordings))('%s', (locale) => {
    const inEach = (host: string | undefined) =>
      Promise.all(messagePurposes.map((purpose) => send({ locale, purpose, host })));

    it('have one segment with the longest name of an app, with the line for browsers and without it', async () => {
      for (const { text } of [...(await inEach('example.com')), ...(await inEach(undefined))]) {
        expect(text).toContain(appName);
        expect([text, countSegments(text)]).toEqual([text, 1]);
        expect(isGsm7(text)).toBe(!inUcs2.includes(locale));
      }
    });

    it('have one segment with a long domain, which then may stand for the name', async () => {
      for (const { text } of await inEach(longHost)) expect([text, countSegments(text)]).toEqual([text, 1]);
    });

    it('have the code once in the words, once in the last line, and are read when they are pasted', async () => {
      for (const { text, code } of await inEach('example.com')) {
        const lines = text.split('\n');
        expect(lines.map((line) => line.split(code).length - 1)).toEqual([1, 0, 1]);
        expect(lines.at(-1)).toBe(`@example.com #${code}`);
        for (const pasted of [lines[0] ?? '', text]) expect(findCode(pasted, code.length)).toBe(code);
      }
    });

    it('say what the code is for', async () => {
      const [verification, signIn] = await inEach('example.com');
      const words = ({ text, code }: Sent) => text.replaceAll(code, '');
      expect(words(signIn ?? none)).not.toBe(words(verification ?? none));
    });

    it('are translated, and not those of another language', async () => {
      const others = Object.keys(defaultPhoneWordings).filter((other) => other !== locale);
      const wordsIn = async (one: string, purpose: (typeof messagePurposes)[number]) => {
        const { text, code } = await send({ locale: one, purpose });
        return text.replaceAll(code, '#');
      };
      for (const purpose of messagePurposes) {
        const alike: string[] = [];
        const own = await wordsIn(locale, purpose);
        for (const other of others) if ((await wordsIn(other, purpose)) === own) alike.push(other);
        expect([purpose, alike]).toEqual([purpose, []]);
      }
    });

    it('begin with a letter of the script, so that right-to-left text is not turned around', async () => {
      if (!['ar', 'fa', 'he'].includes(locale)) return;
      for (const { text } of await inEach('example.com')) expect(text).toMatch(/^[\u0590-\u06ff]/);
    });
  });

  it.each([
    [['de-AT'], 'de'],
    [['pt-PT'], 'pt-BR'],
    [['pt'], 'pt-BR'],
    [['zh'], 'zh-CN'],
    [['zh-HK'], 'zh-TW'],
    [['zh-Hant'], 'zh-TW'],
    [['zh-Hans-SG'], 'zh-CN'],
    [['no'], 'nb'],
    [['nn-NO'], 'nb'],
    [['iw'], 'he'],
    [['in'], 'id'],
    [['EN_us'], 'en'],
    [['cy', 'de'], 'de'],
    [['cy'], 'en'],
    [['not a tag', '*', ''], 'en'],
    [[], 'en'],
  ])('of %j are %s', async (locale, found) => {
    expect(await send({ locale, purpose: 'verification' })).toMatchObject({ locale: found });
  });
});

describe('the option message', () => {
  it('replaces and adds wordings by language, and keeps those of the kit', async () => {
    const message: PhoneMessageWordings = {
      de: ({ code, appName }) => `${appName}: Hallo ${code}`,
      cy: ({ code }) => `Eich cod: ${code}`,
      'de-AT': ({ code }) => `Servus ${code}`,
    };
    const say = async (locale: string) => {
      const { text, code } = await send({ locale, purpose: 'verification', message });
      return text.replace(code, '#');
    };
    expect(await say('de-CH')).toBe('Summit Bank: Hallo #');
    expect(await say('de-AT')).toBe('Servus #');
    expect(await say('cy-GB')).toBe('Eich cod: #');
    expect(await say('nl')).toBe('Summit Bank: # is je verificatiecode. Deel deze met niemand.');
  });

  it('as a function gets the first language that was requested, and the name', async () => {
    const { text, code, locale } = await send({
      locale: ['cy', 'en'],
      purpose: 'verification',
      message: (context) => `${context.code} ${context.locale} ${context.appName}`,
    });
    expect([text, locale]).toEqual([`${code} cy Summit Bank`, 'cy']);
  });
});

describe('the option appName', () => {
  it('throws if a message would not fit into one segment', () => {
    expect(() => phoneService({ appName: 'Summit Bank!' })).toThrow('Use at most 11');
  });
});

interface Sent {
  text: string;
  code: string;
  locale: string | null;
}

const none: Sent = { text: '', code: '', locale: null };

async function send({
  locale,
  purpose,
  host,
  message,
}: {
  locale: string | readonly string[];
  purpose: (typeof messagePurposes)[number];
  host?: string;
  message?: PhoneServiceOptions['message'];
}): Promise<Sent> {
  const service = phoneService({ host, appName, message });
  if (purpose === 'verification') {
    const { id } = await service.create(ada, { phoneNumber: american });
    await service.prepareVerification(ada, { id, locale });
  } else {
    const { id } = await service.reserve(ada, american);
    const attemptId = await service.start(ada);
    await service.prepareSecondFactor(attemptId, { id, locale });
  }
  return service.sent.at(-1) ?? none;
}
