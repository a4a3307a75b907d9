'use client';
import type { FeatureProps, FlagProps } from 'react-phone-number-input';
import type { Optional } from '../../core/optional.js';
import { CountryFlag, useFlagStyle, type FlagStyle } from '../CountryFlag.js';

type LibraryFlagProps = Optional<Pick<FeatureProps<object>, 'flags' | 'flagUrl' | 'flagComponent'>>;

export interface UseLibraryFlagsOptions extends Omit<LibraryFlagProps, 'flags'> {
  flags?: LibraryFlagProps['flags'] | FlagStyle | undefined;
}

/** Returns the library's props for flags. Without pictures of the app's own, they are rendered as in `PhoneField`. */
export function useLibraryFlags({ flags, flagUrl, flagComponent }: UseLibraryFlagsOptions) {
  const isStyle = typeof flags === 'string';
  const style = useFlagStyle(isStyle ? flags : undefined);
  const pictures = isStyle ? undefined : flags;
  return {
    flags: pictures,
    flagUrl,
    flagComponent: flagComponent ?? (flagUrl ? undefined : localFlags[style]),
    unicodeFlags: style === 'emoji' && !pictures && !flagUrl && !flagComponent,
  };
}

/** The library would request the pictures that `flags` lacks from another host. */
const localFlags = { emoji: localFlag('emoji'), pictures: localFlag('pictures'), none: localFlag('none') };

function localFlag(style: FlagStyle) {
  return function LocalFlag({ country, countryName, flags }: FlagProps) {
    return flags?.[country]?.({ title: countryName }) ?? <CountryFlag country={country} flags={style} />;
  };
}
