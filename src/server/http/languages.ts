import { isLocale } from '../../service/find-language.js';

/** Returns the languages of `Accept-Language` (RFC 9110, 12.5.4) that are wanted, the best one first. */
export function parseLanguages(headers: Headers): readonly string[] {
  return (headers.get('Accept-Language') ?? '')
    .slice(0, maxHeaderLength)
    .split(',')
    .map((range) => {
      const [tag = '', quality = ''] = range.split(';').map((part) => part.trim());
      return { tag, quality: quality === '' ? 1 : Number(/^q=(\d(?:\.\d{0,3})?)$/i.exec(quality)?.[1] ?? 0) };
    })
    .filter(({ tag, quality }) => quality > 0 && isLocale(tag))
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}

/** Characters. Browsers send a tenth of it. */
const maxHeaderLength = 1000;
