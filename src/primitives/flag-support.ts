let isSupported: boolean | undefined;

/**
 * Whether the system draws emoji flags, found out by drawing one, once a page: Windows draws two letters instead, and a
 * system without an emoji font draws boxes, both in the colour of the text. Without `OffscreenCanvas`, which every
 * browser on Windows has, it is true.
 */
export function drawsEmojiFlags(): boolean {
  return (isSupported ??= typeof OffscreenCanvas === 'undefined' || isColored(emojiFlag('DE')));
}

/** The flag as two regional indicators, which the system's own font draws. */
export function emojiFlag(country: string): string {
  return country.replace(/./g, (letter) => String.fromCodePoint(0x1f1e6 - 65 + letter.charCodeAt(0)));
}

function isColored(text: string): boolean {
  const context = new OffscreenCanvas(24, 24).getContext('2d');
  context?.fillText(text, 0, 20);
  // Text is black. A privacy extension's noise is less than this.
  return context?.getImageData(0, 0, 24, 24).data.some((channel, index) => index % 4 < 3 && channel > 40) ?? true;
}
