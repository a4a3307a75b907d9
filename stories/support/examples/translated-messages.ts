import type { PhoneMessages } from '../../../src/index.js';

/** `t` of i18next, or the like of another library. */
type Translate = (key: string, values?: { number: string }) => string;

/** A language of the kit, with the texts that your translators keep. Call it in `useMemo`, by language. */
export function translateMessages(kit: PhoneMessages, t: Translate): PhoneMessages {
  return {
    ...kit,
    list: {
      ...kit.list,
      title: t('phone.title'),
      verifyNumber: (number) => t('phone.verifyNumber', { number }),
    },
  };
}
