/** From which spam probability a mention counts as spam: shown apart, never a voice, never deleted. */
export const SPAM_FROM = 0.8;
