/** Names under which the words and the policy of config/alerts are given to services. */
export const ALERT_WORDS = Symbol('earshot.alert-words');
export const ALERT_POLICY = Symbol('earshot.alert-policy');
