"""What Python's ipaddress knows: its special ranges, one a line; with addresses, 1 or 0 for each: whether it is anybody's."""

import ipaddress
import sys

addresses = sys.argv[1:]
if not addresses:
    for constants in ("_IPv4Constants", "_IPv6Constants"):
        for ranges in ("_private_networks", "_private_networks_exceptions", "_reserved_networks"):
            for network in getattr(getattr(ipaddress, constants, None), ranges, []):
                print(network)
for address in map(ipaddress.ip_address, addresses):
    special = address.is_multicast or address.is_reserved or getattr(address, "is_site_local", False)
    print(int(address.is_global and not special))
