/** The test that the page "Getting started" shows. */
import '../../stories/support/examples/in-a-test.js';
