package com.bharatmart.platform.request;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one proxy reports about the request that it received (RFC 7239, section 4).
 *
 * @param client the address of its peer; null if it reports none, or something else than an address
 * @param scheme the scheme of the request; null if it reports none
 */
record ForwardedElement(@Nullable String client, @Nullable String scheme) {

    private static final Pattern ELEMENT = Pattern.compile("(?:[^,\"]|\"(?:[^\"\\\\]|\\\\.)*+\")++");
    private static final Pattern PAIR =
            Pattern.compile("\\s*([A-Za-z]++)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^;\",\\s]*+))\\s*(?:;|$)");
    private static final Pattern NODE = Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([0-9.]+))(?::[0-9]{1,5})?");

    /** In the order of the proxies: the peer of this service added the last element. */
    static List<ForwardedElement> ofForwarded(List<String> values) {
        var elements = new ArrayList<ForwardedElement>();
        for (var value : values) {
            ELEMENT.matcher(value)
                    .results()
                    .map(found -> forwarded(found.group()))
                    .forEach(elements::add);
        }
        return elements;
    }

    /** As {@link #ofForwarded}, from {@code X-Forwarded-For}. Only the last element has a scheme. */
    static List<ForwardedElement> ofXForwardedFor(List<String> values, @Nullable String scheme) {
        var elements = new ArrayList<ForwardedElement>();
        for (var value : values) {
            for (var client : value.split(",", -1)) {
                elements.add(new ForwardedElement(address(client.strip()), null));
            }
        }
        if (scheme != null && !elements.isEmpty()) {
            var last = elements.removeLast();
            elements.add(new ForwardedElement(
                    last.client, scheme.substring(scheme.lastIndexOf(',') + 1).strip()));
        }
        return elements;
    }

    boolean isHttps() {
        return scheme != null && scheme.equalsIgnoreCase("https");
    }

    private static ForwardedElement forwarded(String element) {
        String client = null;
        String scheme = null;
        for (var pair = PAIR.matcher(element); pair.find(); ) {
            switch (pair.group(1).toLowerCase(Locale.ROOT)) {
                case "for" -> client = address(value(pair));
                case "proto" -> scheme = value(pair);
                default -> {}
            }
        }
        return new ForwardedElement(client, scheme);
    }

    private static String value(Matcher pair) {
        return pair.group(2) == null ? pair.group(3) : pair.group(2);
    }

    /** Null for anything but an address with an optional port: host names are never resolved. */
    private static @Nullable String address(String node) {
        var literal = NODE.matcher(node);
        try {
            if (!literal.matches()) {
                return InetAddress.ofLiteral(node).getHostAddress();
            }
            var text = literal.group(1) == null ? literal.group(2) : literal.group(1);
            return InetAddress.ofLiteral(text).getHostAddress();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
