package com.bharatmart.platform.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All PromQL expressions of the repository about instances, by their source. */
final class PromQlExpressions {

    /** The name of a series, with its matchers, but not of a function. */
    private static final Pattern SELECTOR =
            Pattern.compile("(?<![\\w:])[a-z_][a-z0-9_:]*+(?:\\{[^}]*\\})?+(?!\\s*\\()");

    private static final Set<String> KEYWORDS = Set.of("and", "or", "unless", "on", "offset");

    /** The labels of an aggregation or of a comparison of two vectors. */
    private static final Pattern LABELS =
            Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");

    /** What exporters say about the components that hold the data; an instance has none of it. */
    private static final String OF_EXPORTERS = "data";

    private static final Pattern CODE_BLOCK = Pattern.compile("(?s)```promql\n(.*?)```");

    private PromQlExpressions() {}

    static Stream<String> ofRecordingRules() {
        return rules("record");
    }

    /** The series in the alerts: an alert that does not fire has no result itself. */
    static Stream<String> selectorsOfAlerts() {
        return rules("alert")
                .map(expression -> LABELS.matcher(expression).replaceAll(""))
                .flatMap(expression -> SELECTOR.matcher(expression).results().map(MatchResult::group))
                .filter(selector -> !KEYWORDS.contains(selector));
    }

    static Stream<String> ofDashboards() {
        return files(Path.of("docker", "grafana", "dashboards"), ".json")
                .flatMap(text -> JsonMapper.shared().readTree(text).findValues("expr").stream())
                .map(expression -> expression.asString());
    }

    /** One per line. */
    static Stream<String> ofDocuments() {
        return Stream.concat(files(Path.of("docs"), ".md"), files(Path.of("docs", "playbooks"), ".md"))
                .flatMap(text -> CODE_BLOCK.matcher(text).results())
                .flatMap(block -> block.group(1).lines());
    }

    private static Stream<String> rules(String kind) {
        return files(PrometheusServer.CONFIGURATION.resolve("rules"), ".yml")
                .map(text -> JsonMapper.shared().<JsonNode>valueToTree(new Yaml().load(text)))
                .flatMap(file -> file.at("/groups").valueStream())
                .flatMap(group -> group.at("/rules").valueStream())
                .filter(rule -> rule.has(kind))
                .map(rule -> rule.get("expr").asString());
    }

    private static Stream<String> files(Path folder, String ending) {
        try (var files = Files.list(folder)) {
            return files
                    .map(Path::toString)
                    .filter(file -> file.endsWith(ending) && !file.endsWith(OF_EXPORTERS + ending))
                    .sorted()
                    .toList()
                    .stream()
                    .map(file -> read(Path.of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
