import ipaddr from 'ipaddr.js';

/**
 * Whence a request comes, as limits count it: an IPv4 address, or the /64 of an IPv6 address, because
 * one subscriber has all 2^64 addresses of it.
 *
 * @param ip as Fastify tells it: the peer's, or with `TRUST_PROXY` the one that the proxy forwards
 */
export function clientAddress(ip: string): string {
  if (!ipaddr.isValid(ip)) return 'unknown';
  const address = ipaddr.process(ip);
  if (address.kind() === 'ipv4') return address.toString();
  const network = ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/64`);
  return `${network.toString()}/64`;
}
