import fc from 'fast-check';

// That a property fails is all that is asked of it here, and to find the smallest case that shows it takes long.
fc.configureGlobal({ endOnFailure: true });
