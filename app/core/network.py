"""Whose attempts are counted together."""

from ipaddress import IPv6Address, IPv6Network, ip_address


def counted_address(address: str) -> str:
    """What attempts are counted by: an IPv4 address, or the /64 that one IPv6 subscriber holds."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address[:45]
    return str(IPv6Network((int(parsed), 64), strict=False)) if isinstance(parsed, IPv6Address) else address
