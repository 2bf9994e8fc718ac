package com.bharatmart.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Statements that are sent to the database together, before any of their results is waited for. */
record RoundTrip(List<String> statements) {

    /** pgbench's way of writing what the service sends as a parameter. */
    private static final Pattern PARAMETER = Pattern.compile("""
            lpad\\(:\\w+, 32, '0'\\)::uuid\
            |md5\\(:\\w+\\)\
            |ARRAY\\[[^]]*\\]\
            |(?<!:):[a-z]\\w*\
            |(?<=[(,=>]\\s?)NULL(?=[,)])\
            """);

    /** How a query begins that makes the commit fail that leaves together with it. The scripts do without. */
    private static final String CHECK = "SELECT 1 / ";

    /** How stock is taken, and reserved. The service has a shorter statement for one SKU; the scripts do as for several. */
    private static final Pattern RESERVE = Pattern.compile("WITH (wanted|taken) AS .* INSERT INTO reservation .*");

    private static final Pattern WIRE_PARAMETER = Pattern.compile("ARRAY\\[\\$[^]]*\\]|\\$\\d+");
    private static final Pattern META = Pattern.compile("^\\\\(startpipeline|endpipeline|set\\b.*)$");

    /** The round trips of one transaction in a script of pgbench. */
    static List<RoundTrip> ofScript(String script) {
        var trips = new ArrayList<RoundTrip>();
        var together = new ArrayList<String>();
        var statement = new StringBuilder();
        var pipeline = false;
        for (var line : script.lines().toList()) {
            var text = line.strip();
            if (META.matcher(text).matches()) {
                pipeline = text.equals("\\startpipeline");
            } else if (!text.startsWith("--")) {
                statement.append(text).append(' ');
                if (text.endsWith(";")) {
                    together.add(normalised(PARAMETER, statement.toString()));
                    statement.setLength(0);
                }
            }
            if (!pipeline && !together.isEmpty()) {
                trips.add(new RoundTrip(List.copyOf(together)));
                together.clear();
            }
        }
        return trips;
    }

    /** What was seen on the wire. */
    static RoundTrip ofWire(List<String> statements) {
        return new RoundTrip(statements.stream()
                .map(statement -> normalised(WIRE_PARAMETER, statement))
                .toList());
    }

    /** One line for each statement, under the number of its round trip. */
    static String text(List<RoundTrip> trips) {
        var text = new StringBuilder();
        for (var i = 0; i < trips.size(); i++) {
            text.append("-- round trip ").append(i + 1).append('\n');
            trips.get(i).statements.forEach(statement -> text.append(statement).append('\n'));
        }
        return text.toString();
    }

    /**
     * One line for each statement, whatever leaves together, without the check that the commit needs no answer for, and with
     * one name for all ways to take stock.
     */
    static String statements(List<RoundTrip> trips) {
        return trips.stream()
                .flatMap(trip -> trip.statements.stream())
                .filter(statement -> !statement.startsWith(CHECK))
                .map(statement -> RESERVE.matcher(statement).replaceFirst("take the stock and reserve it") + '\n')
                .collect(Collectors.joining());
    }

    boolean contains(String start) {
        return statements.stream().anyMatch(statement -> statement.startsWith(start));
    }

    private static String normalised(Pattern parameter, String statement) {
        var spaced = statement.replaceAll("\\s+", " ").strip();
        var marked = parameter.matcher(spaced).replaceAll("?");
        return (marked.endsWith(";") ? marked.substring(0, marked.length() - 1) : marked).strip();
    }
}
