'use client';
import { memo, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react';
import { getCallingCode, type CountryCode } from '../core/e164.js';
import type { PhoneFieldLabels } from '../messages/types.js';
import { CountryFlag, useFlagStyle, type FlagStyle } from './CountryFlag.js';
import { CountryList } from './CountryList.js';
import { getCountryName } from './country-search.js';
import { keepFocus } from './focus.js';

export interface CountrySelectProps {
  id: string;
  country: CountryCode;
  onChoose: (country: CountryCode) => void;
  /** @default all */
  countries?: readonly CountryCode[] | undefined;
  preferredCountries?: readonly CountryCode[] | undefined;
  labels: PhoneFieldLabels;
  /** BCP 47: the language of the names. */
  locale: string;
  flags?: FlagStyle | undefined;
  disabled?: boolean | undefined;
}

/** A button that shows the selected country and opens the list, which is not rendered until then. */
export const CountrySelect = memo(function CountrySelect({
  id,
  country,
  onChoose,
  labels,
  locale,
  flags,
  disabled,
  ...list
}: CountrySelectProps) {
  const [query, setQuery] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const flagStyle = useFlagStyle(flags);
  const isOpen = query !== null;
  const callingCode = `+${getCallingCode(country)}`;

  const closeList = () => {
    setQuery(null);
    button.current?.focus();
  };
  const openByKey = (event: KeyboardEvent) => {
    if (isOpen || event.ctrlKey || event.metaKey || event.altKey) return;
    const isCharacter = [...event.key].length === 1 && event.key !== ' ';
    if (!isCharacter && event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    setQuery(isCharacter ? event.key : '');
  };

  return (
    <div data-scope="phonekit" data-part="country-select" data-open={isOpen ? '' : undefined}>
      <button
        ref={button}
        type="button"
        data-scope="phonekit"
        data-part="country-button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={isOpen ? `${id}-list` : undefined}
        disabled={disabled}
        onClick={() => (isOpen ? closeList() : setQuery(''))}
        onKeyDown={openByKey}
        // While the list is open, a press must not move the focus: that would close the list, and the click reopen it.
        // While it is closed, it must, and without help it does not in Safari, where the focus would leave the field.
        onMouseDown={(event) => {
          keepFocus(event);
          if (!isOpen) event.currentTarget.focus();
        }}
      >
        <span data-scope="phonekit" data-part="visually-hidden" style={spokenOnly}>
          {labels.country(getCountryName(country, locale), callingCode)}
        </span>
        <CountryFlag country={country} flags={flagStyle} />
        <span data-scope="phonekit" data-part="calling-code" dir="ltr" aria-hidden="true">
          {callingCode}
        </span>
      </button>
      {isOpen && (
        <CountryList
          {...list}
          id={`${id}-list`}
          country={country}
          query={query}
          onQuery={setQuery}
          onChoose={(chosen) => {
            setQuery(null);
            onChoose(chosen);
          }}
          onClose={(reason) => {
            if (reason === 'escape') closeList();
            else setQuery(null);
          }}
          labels={labels}
          locale={locale}
          flags={flagStyle}
        />
      )}
    </div>
  );
});

/** A text rather than an `aria-label`, which page translation ignores. */
const spokenOnly: CSSProperties = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
};
