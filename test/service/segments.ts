/** The GSM 7-bit default alphabet (3GPP TS 23.038). */
const alphabet =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** The characters of its extension table, which take two septets. */
const extension = '\f^{}\\[~]|€';

/** Whether an SMS can be sent in septets. */
export function isGsm7(text: string): boolean {
  return [...text].every((character) => alphabet.includes(character) || extension.includes(character));
}

/** Returns how many segments an SMS has: of 160 septets or 70 UTF-16 units, or of 153 or 67 if it needs several. */
export function countSegments(text: string): number {
  const isInSeptets = isGsm7(text);
  const length = isInSeptets
    ? [...text].reduce((sum, character) => sum + (extension.includes(character) ? 2 : 1), 0)
    : text.length;
  const [one, each] = isInSeptets ? [160, 153] : [70, 67];
  return length <= one ? 1 : Math.ceil(length / each);
}
