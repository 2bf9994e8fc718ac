package com.bharatmart.platform.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The network that counts as one client: an IPv4 address, or the IPv6 /64 that one subscriber has (RFC 6177). */
public final class ClientNetwork {

    private static final int PREFIX_BYTES = 8;

    private ClientNetwork() {}

    /** @param address the address of the connection, never a host name; null if it is unknown */
    public static String of(@Nullable String address) {
        if (address == null) {
            return "unknown";
        }
        var literal = InetAddress.ofLiteral(address);
        return literal instanceof Inet6Address
                ? HexFormat.of().formatHex(literal.getAddress(), 0, PREFIX_BYTES) + "/64"
                : literal.getHostAddress();
    }
}
