import CssBaseline from '@mui/material/CssBaseline';
import { createTheme, ThemeProvider } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { PhoneNumbers, PhoneNumbersProvider } from 'phonekit';
import { memoryAdapter } from 'phonekit/adapters/memory';

const adapter = memoryAdapter({
  phoneNumbers: ['+12015550123', { phoneNumber: '+447400123456', verification: { status: 'unverified' } }],
});

/** The app of the page, and what apps with MUI do otherwise. */
const variants: Readonly<Record<string, () => Promise<(children: ReactNode) => ReactNode>>> = {
  async sample() {
    const { MuiApp } = await import('./MuiApp');
    return (children) => <MuiApp>{children}</MuiApp>;
  },
  async 'no-color-scheme'() {
    await import('./MuiApp');
    const theme = createTheme({ cssVariables: true, colorSchemes: { dark: true } });
    return (children) => (
      <ThemeProvider theme={theme}>
        <CssBaseline />
        {children}
      </ThemeProvider>
    );
  },
  async class() {
    await import('./MuiApp');
    document.documentElement.classList.add('dark');
    const theme = createTheme({ cssVariables: { colorSchemeSelector: 'class' }, colorSchemes: { dark: true } });
    return (children) => (
      <ThemeProvider theme={theme} defaultMode="dark">
        <CssBaseline enableColorScheme />
        {children}
      </ThemeProvider>
    );
  },
  async 'no-variables'() {
    await import('phonekit/styles.unlayered.css');
    const theme = createTheme({ palette: { mode: 'dark' } });
    return (children) => (
      <ThemeProvider theme={theme}>
        <CssBaseline enableColorScheme />
        {children}
      </ThemeProvider>
    );
  },
};

const wrap = await variants[location.search.slice(1)]?.();

createRoot(document.getElementById('root') ?? document.body).render(
  wrap?.(
    <PhoneNumbersProvider adapter={adapter} userId="user_1">
      <PhoneNumbers />
    </PhoneNumbersProvider>,
  ),
);
