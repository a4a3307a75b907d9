const countries = { control: { type: 'object' }, table: { type: { summary: 'readonly CountryCode[]' } } } as const;

/** For components with a number field: react-docgen cannot read `readonly` types. */
export const fieldArgTypes = { countries, preferredCountries: countries };
