package com.bharatmart.platform.request;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One step of a request on its way here, as a proxy reports it.
 *
 * @param client who sent the request to that proxy; null if it does not say, or says no address
 * @param scheme by which it did; null if it does not say
 */
record ForwardedElement(@Nullable String client, @Nullable String scheme) {

    private static final Pattern ELEMENT = Pattern.compile("(?:[^,\"]|\"(?:[^\"\\\\]|\\\\.)*+\")++");
    private static final Pattern PAIR =
            Pattern.compile("\\s*([A-Za-z]++)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^;\",\\s]*+))\\s*(?:;|$)");
    private static final Pattern NODE = Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([0-9.]+))(?::[0-9]{1,5})?");

    /** In the order of the way: the last was added by whoever is connected to this service. */
    static List<ForwardedElement> ofForwarded(List<String> values) {
        var hops = new ArrayList<ForwardedElement>();
        for (var value : values) {
            ELEMENT.matcher(value)
                    .results()
                    .map(found -> forwarded(found.group()))
                    .forEach(hops::add);
        }
        return hops;
    }

    /** The same of {@code X-Forwarded-For}; the scheme is that which the last proxy gives. */
    static List<ForwardedElement> ofXForwardedFor(List<String> values, @Nullable String scheme) {
        var hops = new ArrayList<ForwardedElement>();
        for (var value : values) {
            for (var client : value.split(",", -1)) {
                hops.add(new ForwardedElement(address(client.strip()), null));
            }
        }
        if (scheme != null && !hops.isEmpty()) {
            var last = hops.removeLast();
            hops.add(new ForwardedElement(
                    last.client, scheme.substring(scheme.lastIndexOf(',') + 1).strip()));
        }
        return hops;
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

    /** Null for anything but an address, with a port or without: names are never looked up. */
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
