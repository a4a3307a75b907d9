'use client';
import { useEffect, useRef } from 'react';
import type { CountryCode } from '../core/e164.js';
import { CountryFlag, type FlagStyle } from './CountryFlag.js';
import type { CountryOption } from './country-search.js';
import { keepFocus } from './focus.js';

export interface CountryOptionsProps {
  /** The id of the list box; the id of an option is this, a hyphen and its country. */
  id: string;
  options: readonly CountryOption[];
  /** The option that the arrow keys have reached; it is scrolled into view. */
  active: CountryOption | undefined;
  selected: CountryCode;
  onChoose: (country: CountryCode) => void;
  label: string;
  flags: FlagStyle;
}

/** The list box of countries. The search field keeps the focus and handles the keys. */
export function CountryOptions({ id, options, active, selected, onChoose, label, flags }: CountryOptionsProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const option = list.current?.querySelector<HTMLElement>('[data-active]');
    if (list.current && option) scrollIntoList(list.current, option);
  }, [active, options]);

  return (
    <ul
      id={id}
      ref={list}
      role="listbox"
      aria-label={label}
      tabIndex={-1}
      data-scope="phonekit"
      data-part="country-options"
    >
      {options.map((option) => (
        <li
          key={option.country}
          id={`${id}-${option.country}`}
          role="option"
          aria-selected={option.country === selected}
          data-scope="phonekit"
          data-part="country-option"
          data-active={option === active ? '' : undefined}
          data-selected={option.country === selected ? '' : undefined}
          data-preferred={option.isPreferred ? '' : undefined}
          // The search field keeps the focus, and with it the keyboard of a phone.
          onMouseDown={keepFocus}
          onClick={() => onChoose(option.country)}
        >
          <CountryFlag country={option.country} flags={flags} />
          <span data-scope="phonekit" data-part="country-name">
            {option.name}
          </span>{' '}
          <span data-scope="phonekit" data-part="calling-code" dir="ltr">
            +{option.callingCode}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Scrolls only the list; `scrollIntoView` would scroll the page too. */
function scrollIntoList(list: HTMLElement, option: HTMLElement) {
  const box = list.getBoundingClientRect();
  const { top, bottom } = option.getBoundingClientRect();
  list.scrollTop += Math.min(0, top - box.top) || Math.max(0, bottom - box.bottom);
}
