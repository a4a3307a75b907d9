import { Unstyled } from '@storybook/addon-docs/blocks';
import titles from '../assets/engines/engines.json' with { type: 'json' };
import './palette.css';
import './engine-pictures.css';

const urls = import.meta.glob<string>('../assets/engines/*/*.webp', { query: '?url', import: 'default', eager: true });
const engines: [string, string][] = Object.entries(titles);

const stories = {
  'pages-account-settings--default': 'Account settings',
  'components-phonenumbers--default': 'PhoneNumbers',
  'components-addphoneform--too-short': 'AddPhoneForm: too short',
  'components-verifyphoneform--wrong-code': 'VerifyPhoneForm: wrong code',
  'components-secondfactorsettings--default': 'SecondFactorSettings',
  'components-backupcodes--created': 'BackupCodes: created',
  'components-secondfactorchallenge--default': 'SecondFactorChallenge',
  'primitives-phonefield--country-list': 'PhoneField: country list',
  'primitives-codefield--half-typed': 'CodeField: half typed',
};

/** The main stories, each in all engines side by side, as `npm run picture` takes them. */
export function EnginePictures() {
  return (
    <Unstyled>
      {Object.entries(stories).map(([id, name]) => (
        <figure key={id} className="engine-pictures">
          <figcaption>
            <a href={`./?path=/story/${id}`} target="_top">
              {name}
            </a>
          </figcaption>
          {engines.map(([engine, title]) => (
            <div key={engine}>
              <p>{title}</p>
              <img src={urls[`../assets/engines/${engine}/${id}.webp`]} alt={`${name} in ${title}`} />
            </div>
          ))}
        </figure>
      ))}
    </Unstyled>
  );
}
