import 'phonekit/styles.css';
import './theme.css';

/** A page of Next.js in each of the themes to copy. */
export default function Page() {
  return <main>In its colours</main>;
}
