import { ltr } from '../../src/messages/format.js';
import { defaultPhoneWording, type PhoneMessageWording } from '../../src/service/message.js';
import { wordsIn, type InLanguages } from './wordsIn.js';

/** The site that codes are for. */
export const host = 'summit.example';

/** The words of a message in the language that a story is shown in. */
export function wordingIn(language: string): PhoneMessageWording {
  return wordsIn(wordings, language);
}

const wordings: InLanguages<PhoneMessageWording> = {
  en: defaultPhoneWording,
  ar: ({ code, host }) =>
    `${ltr(code)} هو رمز التحقق الخاص بك${host === null ? '' : ` في ${ltr(host)}`}. لا تشاركه مع أي شخص.`,
  de: ({ code, host }) =>
    `${code} ist Ihr Bestätigungscode${host === null ? '' : ` für ${host}`}. Geben Sie ihn nicht weiter.`,
  ja: ({ code, host }) => `${host === null ? '' : `${host} の`}確認コードは ${code} です。他の人に教えないでください。`,
};
