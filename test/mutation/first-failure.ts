import fc from 'fast-check';

// A failing property is enough here: shrinking it to the smallest case takes long.
fc.configureGlobal({ endOnFailure: true });
