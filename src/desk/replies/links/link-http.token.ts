/** The way out by which addresses of replies are tried: a guarded one that refuses whatever is not public, also what operators allow elsewhere. */
export const LINK_HTTP = Symbol('LINK_HTTP');
