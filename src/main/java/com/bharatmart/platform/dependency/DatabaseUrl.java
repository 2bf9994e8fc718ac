package com.bharatmart.platform.dependency;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.postgresql.util.HostSpec;

/** A JDBC URL of PostgreSQL, {@code jdbc:postgresql://host[:port][,host[:port]...]/database}, whose hosts the driver tries in turn. */
record DatabaseUrl(String value) {

    private static final String HOSTS = "//";
    private static final String DEFAULT_PORT = ":5432";

    /** The URL with this host in front, so that a connection does not have to wait for the others. The same without it. */
    DatabaseUrl startingWith(HostSpec host) {
        var start = value.indexOf(HOSTS) + HOSTS.length();
        if (start < HOSTS.length()) {
            return this;
        }
        var end = endOfHosts(start);
        var hosts = Arrays.stream(value.substring(start, end).split(","))
                .sorted(Comparator.comparing(one -> !isSame(one, host)))
                .collect(Collectors.joining(","));
        return new DatabaseUrl(value.substring(0, start) + hosts + value.substring(end));
    }

    private int endOfHosts(int start) {
        for (var end = start; end < value.length(); end++) {
            if (value.charAt(end) == '/' || value.charAt(end) == '?') {
                return end;
            }
        }
        return value.length();
    }

    private static boolean isSame(String text, HostSpec host) {
        var hasPort = text.lastIndexOf(':') > text.lastIndexOf(']');
        return withoutBrackets(hasPort ? text : text + DEFAULT_PORT).equals(withoutBrackets(host.toString()));
    }

    /** Of an IPv6 address. */
    private static String withoutBrackets(String text) {
        return text.replace("[", "").replace("]", "");
    }
}
