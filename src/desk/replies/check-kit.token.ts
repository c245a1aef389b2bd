/** Under which name the loaded checks are injected. */
export const CHECK_KIT = Symbol('CheckKit');
