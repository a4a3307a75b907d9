let isSupported: boolean | undefined;

/**
 * Returns whether the system draws emoji flags; draws one to find out, once per page. Windows draws two letters, and a
 * system without an emoji font draws boxes, both in the colour of the text. Returns true without `OffscreenCanvas`,
 * which every browser on Windows has.
 */
export function drawsEmojiFlags(): boolean {
  return (isSupported ??= typeof OffscreenCanvas === 'undefined' || isColored(emojiFlag('DE')));
}

/** Returns the flag of a country as an emoji: its two regional indicator symbols. */
export function emojiFlag(country: string): string {
  return country.replace(/./g, (letter) => String.fromCodePoint(0x1f1e6 - 65 + letter.charCodeAt(0)));
}

function isColored(text: string): boolean {
  const context = new OffscreenCanvas(24, 24).getContext('2d');
  context?.fillText(text, 0, 20);
  // Text is black. Privacy extensions add noise below this threshold.
  return context?.getImageData(0, 0, 24, 24).data.some((channel, index) => index % 4 < 3 && channel > 40) ?? true;
}
