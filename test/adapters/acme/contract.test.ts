/** The contract over the adapter that the page "Writing an adapter" builds. */
import '../../../stories/support/examples/acme/contract.js';
