/** The contracts over `numberAdapter` and a second step, as the page "Writing an adapter" shows them. */
import '../../../stories/support/examples/globex/contract.js';
import '../../../stories/support/examples/globex/second-factor-contract.js';
