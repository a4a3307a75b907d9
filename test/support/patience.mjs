// How long a test waits, in ms. It costs nothing if all is well, and a busy machine must not fail a test. Every limit
// comes from here, so that no test passes or fails because of a number of its own.

/** For something to happen on a page, in a hook, or in another process. */
export const patience = 120_000;

/** For a whole test, which waits more than once. */
export const testPatience = 5 * patience;
