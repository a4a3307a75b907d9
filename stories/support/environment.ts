import type { PhoneMessages } from '../../src/messages/types.js';
import { directionOf, languages, nameOf } from './languages.js';
import { initialLook, lookOf, lookTypes, type Look } from './look.js';

/** The values of the toolbars. */
export interface Environment extends Look {
  /** In this tab, or over HTTP at `npm run server`. */
  backend: 'tab' | 'http';
  /** BCP 47: one of `languages`. */
  language: string;
  direction: 'ltr' | 'rtl';
  /** ms */
  latency: number;
  offline: boolean;
  /** The kit's own, react-phone-number-input's, or an example of an app's own. */
  numberField: NumberFieldName;
}

export type NumberFieldName = 'kit' | 'library' | 'mui';

export const initialGlobals = {
  ...initialLook,
  backend: 'tab',
  language: 'en',
  direction: 'auto',
  latency: 'none',
  offline: 'off',
  numberField: 'kit',
};

/** The toolbars, as Storybook's `globalTypes`. */
export const globalTypes = {
  ...lookTypes,
  language: {
    description: 'Language',
    toolbar: {
      title: 'Language',
      icon: 'globe',
      dynamicTitle: true,
      items: Object.keys(languages).map((value) => ({ value, title: nameOf(value) })),
    },
  },
  direction: {
    description: 'Direction',
    toolbar: {
      title: 'Direction',
      icon: 'paragraph',
      dynamicTitle: true,
      items: [
        { value: 'auto', title: 'As the language' },
        { value: 'ltr', title: 'Left to right' },
        { value: 'rtl', title: 'Right to left' },
      ],
    },
  },
  backend: {
    description: 'Where the backend is',
    toolbar: {
      title: 'Backend',
      icon: 'database',
      dynamicTitle: true,
      items: [
        { value: 'tab', title: 'In this tab' },
        { value: 'http', title: 'HTTP server at localhost:6007' },
      ],
    },
  },
  numberField: {
    description: 'The number field of the forms',
    toolbar: {
      title: 'Number field',
      icon: 'phone',
      dynamicTitle: true,
      items: [
        { value: 'kit', title: 'The kit’s own' },
        { value: 'library', title: 'react-phone-number-input' },
        { value: 'mui', title: 'MUI’s TextField' },
      ],
    },
  },
  latency: {
    description: 'How long each call to the backend takes',
    toolbar: {
      title: 'Latency',
      icon: 'timer',
      dynamicTitle: true,
      items: [
        { value: 'none', title: 'No latency' },
        { value: 'short', title: '400 ms' },
        { value: 'long', title: '3 s' },
      ],
    },
  },
  offline: {
    description: 'Whether the backend can be reached',
    toolbar: {
      title: 'Connection',
      icon: 'lightning',
      dynamicTitle: true,
      items: [
        { value: 'off', title: 'Online', icon: 'lightning' },
        { value: 'on', title: 'Offline', icon: 'lightningoff' },
      ],
    },
  },
};

/** Parses Storybook's globals, which a link may have set to any value. */
export function environmentOf(globals: Record<string, unknown>): Environment {
  const language = Object.keys(languages).find((locale) => locale === globals.language) ?? 'en';
  const { direction, numberField } = globals;
  return {
    ...lookOf(globals),
    backend: globals.backend === 'http' ? 'http' : 'tab',
    language,
    direction: direction === 'ltr' || direction === 'rtl' ? direction : directionOf(language),
    latency: globals.latency === 'long' ? 3000 : globals.latency === 'short' ? 400 : 0,
    offline: globals.offline === 'on',
    numberField: numberField === 'library' || numberField === 'mui' ? numberField : 'kit',
  };
}

/** For the provider. Undefined for English, the built-in language. */
export const messagesOf: Record<string, PhoneMessages | undefined> = { ...languages, en: undefined };
