import { createTheme, ThemeProvider } from '@mui/material/styles';
import { useMemo } from 'react';
import flags from 'react-phone-number-input/flags';
import 'react-phone-number-input/style.css';
import { type PhoneFieldProps } from '../../src/primitives/PhoneField.js';
import { ReactPhoneNumberInputField } from '../../src/primitives/react-phone-number-input/index.js';
import { useBackend } from './BackendContext.js';
import type { NumberFieldName } from './environment.js';
import { MuiPhoneField } from './examples/fields/MuiPhoneField.js';

/** The choices of the toolbar *Number field*. The kit's own field needs no `phoneField`. */
export const numberFields = { kit: undefined, library: LibraryField, mui: MuiPhoneFieldInTheme } satisfies Record<
  NumberFieldName,
  unknown
>;

/** With flag images, which every system renders. */
function LibraryField(props: PhoneFieldProps) {
  return <ReactPhoneNumberInputField {...props} flags={flags} />;
}

/** As in an app whose MUI theme follows the colour scheme. */
function MuiPhoneFieldInTheme(props: PhoneFieldProps) {
  const { colorScheme } = useBackend().environment;
  const isDark =
    colorScheme === 'dark' || (colorScheme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  const theme = useMemo(() => createTheme({ palette: { mode: isDark ? 'dark' : 'light' } }), [isDark]);
  return (
    <ThemeProvider theme={theme}>
      <MuiPhoneField {...props} />
    </ThemeProvider>
  );
}
