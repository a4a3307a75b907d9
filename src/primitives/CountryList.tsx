'use client';
import { useEffect, useMemo, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import type { CountryCode } from '../core/e164.js';
import type { PhoneFieldLabels } from '../messages/types.js';
import { flagPictures, type FlagStyle } from './CountryFlag.js';
import { CountryOptions } from './CountryOptions.js';
import { getCountryOptions, searchCountries } from './country-search.js';
import { isActiveElement } from './focus.js';
import { useDismiss } from './useDismiss.js';
import { useTopLayer } from './useTopLayer.js';

export interface CountryListProps {
  id: string;
  country: CountryCode;
  query: string;
  onQuery: (query: string) => void;
  onChoose: (country: CountryCode) => void;
  onClose: (reason: 'escape' | 'blur') => void;
  countries?: readonly CountryCode[] | undefined;
  preferredCountries?: readonly CountryCode[] | undefined;
  labels: PhoneFieldLabels;
  locale: string;
  flags: FlagStyle;
}

/** The open list: a search field that drives a list box (ARIA APG, editable combobox with list autocomplete). */
export function CountryList({
  id,
  country,
  query,
  onQuery,
  onChoose,
  onClose,
  countries,
  preferredCountries,
  labels,
  locale,
  flags,
}: CountryListProps) {
  const options = useMemo(
    () => getCountryOptions(locale, countries, preferredCountries),
    [locale, countries, preferredCountries],
  );
  const found = useMemo(() => searchCountries(options, query), [options, query]);
  const [active, setActive] = useState<CountryCode | null>(query === '' ? country : null);
  const activeIndex = Math.max(
    0,
    found.findIndex((option) => option.country === active),
  );
  const popover = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const optionsId = `${id}-options`;

  useTopLayer(popover);
  useDismiss(popover, (reason) => {
    if (reason === 'escape') return onClose(reason);
    search.current?.blur(); // iOS does not move the focus by itself
    onClose('blur');
  });
  useEffect(() => search.current?.focus(), []);
  useEffect(() => {
    if (flags === 'pictures') void flagPictures.load();
  }, [flags]);

  const keyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (step) {
      event.preventDefault();
      const target = activeIndex + step;
      const last = found.length - 1;
      // Arrow keys wrap around; page keys stop at the ends.
      const index = Math.abs(step) === 1 ? (target + found.length) % found.length : Math.min(Math.max(target, 0), last);
      setActive(found[index]?.country ?? null);
    }
    if (event.key === 'Enter') {
      event.preventDefault(); // or the form around would be submitted
      const chosen = found[activeIndex];
      if (chosen) onChoose(chosen.country);
    }
  };
  const blur = (event: FocusEvent) => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    // When the whole window loses the focus, the search field remains the active element.
    if (!search.current || !isActiveElement(search.current)) onClose('blur');
  };

  const activeOption = found[activeIndex];
  return (
    <div
      ref={popover}
      id={id}
      role="dialog"
      aria-label={labels.countrySearch}
      tabIndex={-1}
      data-scope="phonekit"
      data-part="country-popover"
      onBlur={blur}
      onKeyDown={keyDown}
    >
      <input
        ref={search}
        type="search"
        role="combobox"
        data-scope="phonekit"
        data-part="country-search"
        aria-label={labels.countrySearch}
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={optionsId}
        aria-activedescendant={activeOption && `${optionsId}-${activeOption.country}`}
        placeholder={labels.countrySearch}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="done"
        value={query}
        onChange={(event) => {
          setActive(null);
          onQuery(event.target.value);
        }}
      />
      <span
        role="status"
        data-scope="phonekit"
        data-part="country-count"
        data-empty={found.length === 0 ? '' : undefined}
      >
        {query === '' ? '' : labels.countriesFound(found.length)}
      </span>
      <CountryOptions
        id={optionsId}
        options={found}
        active={activeOption}
        selected={country}
        onChoose={onChoose}
        label={labels.countrySearch}
        flags={flags}
      />
    </div>
  );
}
