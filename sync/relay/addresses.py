"""The addresses at which desks of the same network find this computer."""

import ipaddress
import socket

import psutil

_VIRTUAL = ("docker", "br-", "veth", "virbr", "vmnet", "tun", "tap", "wg")


def local_addresses(host: str, port: int) -> list[str]:
    """`address:port` as a person types it at a desk: of `host`, or where that is any address, of
    each network this computer is in, the likeliest first.
    """
    if not ipaddress.ip_address(host).is_unspecified:
        return [f"[{host}]:{port}" if ":" in host else f"{host}:{port}"]
    running = {name for name, each in psutil.net_if_stats().items() if each.isup}
    found = [
        (name.startswith(_VIRTUAL), not ipaddress.ip_address(each.address).is_private, each.address)
        for name, addresses in psutil.net_if_addrs().items()
        if name in running
        for each in addresses
        if each.family == socket.AF_INET and not ipaddress.ip_address(each.address).is_loopback
    ]
    return [f"{address}:{port}" for _virtual, _public, address in sorted(found)]
