import { Unstyled } from '@storybook/addon-docs/blocks';
import titles from '../assets/engines/engines.json' with { type: 'json' };
import './palette.css';
import './engine-pictures.css';

const urls = import.meta.glob<string>('../assets/engines/*/*.webp', { query: '?url', import: 'default', eager: true });
const engines: [string, string][] = Object.entries(titles);

/** The main stories, each in all engines side by side, as `npm run picture` takes them. */
export function EnginePictures() {
  const stories = [...new Set(Object.keys(urls).map((path) => path.replace(/^.*\/|\.webp$/g, '')))];
  return (
    <Unstyled>
      {stories.map((id) => (
        <figure key={id} className="engine-pictures">
          <figcaption>
            <a href={`./?path=/story/${id}`} target="_top">
              {nameOf(id)}
            </a>
          </figcaption>
          {engines.map(([engine, title]) => (
            <div key={engine}>
              <p>{title}</p>
              <img src={urls[`../assets/engines/${engine}/${id}.webp`]} alt={`${nameOf(id)} in ${title}`} />
            </div>
          ))}
        </figure>
      ))}
    </Unstyled>
  );
}

/** Such as `phonefield, country list` for `primitives-phonefield--country-list`. */
function nameOf(id: string): string {
  return id.replace(/^\w+-/, '').replace('--', ', ').replaceAll('-', ' ');
}
