package com.bharatmart.platform.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What counts as one client address: one of IPv4, or the /64 of IPv6 that a single customer is given (RFC 6177). */
public final class ClientNetwork {

    private static final int PREFIX_BYTES = 8;

    private ClientNetwork() {}

    /** @param address as the connection has it, never a name; null if it is not known */
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
