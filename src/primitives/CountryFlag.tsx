'use client';
import { memo, type ComponentType, type SVGProps } from 'react';
import type { CountryCode } from '../core/e164.js';
import { drawsEmojiFlags, emojiFlag } from './flag-support.js';
import { lazyModule, useLazyModule, usePreload } from './lazyModule.js';
import { useBrowserLanguage } from './useBrowserLanguage.js';

/** How flags are rendered: with the system's font, as pictures, or not at all. */
export type FlagStyle = 'emoji' | 'pictures' | 'none';

export interface CountryFlagProps {
  country: CountryCode;
  flags: FlagStyle;
}

/** A flag, or the country code until its picture is loaded. Hidden from assistive technology: a name follows. */
export const CountryFlag = memo(function CountryFlag({ country, flags }: CountryFlagProps) {
  const loaded = useLazyModule(flagPictures);
  if (flags === 'none') return null;
  const isEmoji = flags === 'emoji';
  const Picture: FlagPicture | undefined =
    isEmoji || !loaded || loaded === 'failed' ? undefined : loaded.default[country];
  return (
    <span
      data-scope="phonekit"
      data-part="country-flag"
      data-kind={isEmoji ? 'emoji' : Picture ? 'picture' : 'code'}
      aria-hidden="true"
      translate="no"
    >
      {isEmoji ? emojiFlag(country) : Picture ? <Picture title="" width="1.5em" height="1em" /> : country}
    </span>
  );
});

/**
 * Returns the given style; by default emoji if the system's font draws flags, else pictures, which load when the
 * browser is idle.
 */
export function useFlagStyle(asked?: FlagStyle): FlagStyle {
  const isServer = useBrowserLanguage() === null;
  const flags = asked ?? (!isServer && drawsEmojiFlags() ? 'emoji' : 'pictures');
  usePreload(flags === 'pictures' && flagPictures);
  return flags;
}

/** The pictures of react-phone-number-input. */
export const flagPictures = lazyModule(() => import('react-phone-number-input/flags'));

type FlagPicture = ComponentType<SVGProps<SVGSVGElement> & { title: string }>;
