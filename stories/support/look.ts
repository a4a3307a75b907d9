import highContrast from './themes/high-contrast.css?raw';
import shadcn from './themes/shadcn.css?raw';

export type Theme = 'plain' | keyof typeof themes;
export type ColorScheme = 'light' | 'dark' | 'system';

/** The toolbars' values for the look. */
export interface Look {
  theme: Theme;
  colorScheme: ColorScheme;
  contrast: 'normal' | 'more';
  /** The width of the story, in px. null: all available. */
  width: number | null;
}

/** The stylesheets that the toolbar adds to the kit's own, as an app would write them. */
export const themes = { shadcn, 'high-contrast': highContrast };

export const initialLook = { theme: 'plain', colorScheme: 'light', contrast: 'normal', width: 'full' };

/** The look's toolbars, as Storybook's `globalTypes`. */
export const lookTypes = {
  theme: {
    description: 'Theme',
    toolbar: {
      title: 'Theme',
      icon: 'paintbrush',
      dynamicTitle: true,
      items: [
        { value: 'plain', title: 'Plain' },
        { value: 'shadcn', title: 'Like shadcn/ui' },
        { value: 'high-contrast', title: 'High contrast' },
      ],
    },
  },
  colorScheme: {
    description: 'Colour scheme',
    toolbar: {
      title: 'Colour scheme',
      icon: 'circlehollow',
      dynamicTitle: true,
      items: [
        { value: 'light', title: 'Light', icon: 'sun' },
        { value: 'dark', title: 'Dark', icon: 'moon' },
        { value: 'system', title: 'As the system', icon: 'contrast' },
      ],
    },
  },
  contrast: {
    description: 'Contrast',
    toolbar: {
      title: 'Contrast',
      icon: 'eye',
      dynamicTitle: true,
      items: [
        { value: 'normal', title: 'Normal contrast' },
        { value: 'more', title: 'More contrast' },
      ],
    },
  },
  width: {
    description: 'The room that a story gets',
    toolbar: {
      title: 'Width',
      icon: 'grow',
      dynamicTitle: true,
      items: [
        { value: 'full', title: 'Full width' },
        { value: '375', title: 'Phone, 375 px' },
        { value: '280', title: 'Side panel, 280 px' },
      ],
    },
  },
};

/** Parses Storybook's globals, which a link may have set to any value. */
export function lookOf({ theme, colorScheme, contrast, width }: Record<string, unknown>): Look {
  return {
    theme: theme === 'shadcn' || theme === 'high-contrast' ? theme : 'plain',
    colorScheme: colorScheme === 'dark' || colorScheme === 'system' ? colorScheme : 'light',
    contrast: contrast === 'more' ? 'more' : 'normal',
    width: width === '280' || width === '375' ? Number(width) : null,
  };
}

/** For `color-scheme` in CSS. */
export function cssColorScheme(colorScheme: ColorScheme): string {
  return colorScheme === 'system' ? 'light dark' : colorScheme;
}
