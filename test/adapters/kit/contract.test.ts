/** The contract over `numberAdapter`, as the page "Writing an adapter" uses it. */
import '../../../stories/support/examples/globex/contract.js';
