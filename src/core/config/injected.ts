/**
 * Variables that look like settings of ours and are none: an orchestrator tells every program of a service called "earshot" where that
 * service is. They are passed over, while any other EARSHOT_ name that is no setting is a mistake worth stopping for. Pure.
 */
const NAMED = /^EARSHOT(?:_[A-Z0-9]+)*_SERVICE_(?:HOST|PORT(?:_[A-Z0-9_]+)?)$/;
const LINKED = /^EARSHOT(?:_[A-Z0-9]+)*_PORT(?:_\d+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)?$/;

export function isInjected(name: string, value: string | undefined): boolean {
  if (NAMED.test(name)) return true;
  // EARSHOT_PORT alone may be somebody's mistake for PORT: theirs is a number, an orchestrator's an address.
  return (
    LINKED.test(name) && (/_\d+_(?:TCP|UDP|SCTP)/.test(name) || /^(?:tcp|udp|sctp):\/\//.test(value ?? ''))
  );
}
