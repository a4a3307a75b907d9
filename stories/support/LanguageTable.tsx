import { Unstyled } from '@storybook/addon-docs/blocks';
import { directionOf, languages, nameOf } from './languages.js';
import './palette.css';
import './style-reference.css';

/** Every language of the kit: its own name, its tag and its direction. */
export function LanguageTable() {
  return (
    <Unstyled>
      <table className="reference">
        <thead>
          <tr>
            <th scope="col">Language</th>
            <th scope="col">In English</th>
            <th scope="col">Entry point</th>
            <th scope="col">Direction</th>
          </tr>
        </thead>
        <tbody>
          {Object.keys(languages).map((locale) => (
            <tr key={locale}>
              <td>
                <bdi lang={locale}>{nameOf(locale)}</bdi>
              </td>
              <td>{nameOf(locale, 'en')}</td>
              <td>
                <code>phonekit/messages/{locale}</code>
              </td>
              <td>{directionOf(locale) === 'rtl' ? 'right to left' : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Unstyled>
  );
}
