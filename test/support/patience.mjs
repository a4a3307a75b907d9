// How long a test waits, in ms. It costs nothing when all is well; a busy machine is slow, and that is no failure.
// Every limit comes from here, so that no test passes or fails by a number of its own.

/** For something to happen on a page, in a hook, or in another process. */
export const patience = 60_000;

/** For a whole test, which waits more than once. */
export const testPatience = 5 * patience;
