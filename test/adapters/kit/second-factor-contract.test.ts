/** The contract over the second step of the page "Writing an adapter". */
import '../../../stories/support/examples/globex/second-factor-contract.js';
