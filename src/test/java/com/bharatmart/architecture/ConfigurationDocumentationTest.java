package com.bharatmart.architecture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code docs/configuration.md} lists the properties that the service reads, from the metadata of the build. */
class ConfigurationDocumentationTest {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    private static final String HEAD = """
            # Configuration

            Every property of BharatMart, with its default and its meaning. This file is made from the code: a test compares it
            with the configuration metadata of the build, and `mvn test -Dtest=ConfigurationDocumentationTest -Ddocs.update=true`
            writes it again.

            A property can be an argument (`--bharatmart.cart.max-lines=50`), an environment variable
            (`BHARATMART_CART_MAXLINES=50`) or a line of a file that `spring.config.import` names. A value that is not allowed ends
            the start with a message that names it. Durations are written `500ms`, `30s`, `5m`, `1h`, `30d`; sizes `10MB`; rates
            `300/1m`: that many at once, and as many again in each period.

            ## Properties of Spring Boot that an installation needs

            | property | default | meaning |
            | --- | --- | --- |
            | `spring.datasource.url`, `.username`, `.password` | | PostgreSQL; several hosts with commas between them, of which the service uses the one that takes writes |
            | `spring.datasource.hikari.maximum-pool-size` | `16` | connections of one instance |
            | `spring.data.redis.host`, `.port`, `.password` | `localhost`, `6379` | Redis |
            | `spring.data.redis.sentinel.master`, `.nodes`, `.password` | | Redis by its Sentinels, instead of host and port |
            | `spring.mail.host`, `.port`, `.username`, `.password` | | the mail server; without one the service sends no mail |
            | `server.port` | `8080` | |
            | `logging.structured.format.console` | `ecs` | JSON by the Elastic Common Schema; empty for text |
            | `bharatmart.database.application-role` | `bharatmart_app` | for `migrate`: the role that the instances sign in as |
            | `bharatmart.database.pooler` | `none` | the mode of a pooler in front of PostgreSQL: `session` or `transaction`; [operations](operations.md#behind-a-pooler) |
            | `bharatmart.api-docs.enabled` | `true` | the OpenAPI document at `/v3/api-docs` |
            | `bharatmart.api-docs.page` | `false` | a page at `/` that shows the document and sends requests, for developers |
            | `bharatmart.tracing.enabled` | `false` | OpenTelemetry traces over OTLP, to `management.opentelemetry.tracing.export.otlp.endpoint`, of a share of `management.tracing.sampling.probability` (0.1) of the requests |

            """;

    @Test
    void listsEveryPropertyWithItsDefaultAndItsMeaning() throws IOException {
        GeneratedDocument.of("configuration.md").assertIs(HEAD + tables());
    }

    private static String tables() throws IOException {
        Map<String, List<JsonNode>> groups = new TreeMap<>();
        for (var property : metadata().get("properties")) {
            groups.computeIfAbsent(group(property), _ -> new ArrayList<>()).add(property);
        }
        return groups.entrySet().stream()
                .map(group -> table(group.getKey(), group.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static JsonNode metadata() throws IOException {
        try (var json = new ClassPathResource(METADATA).getInputStream()) {
            return JsonMapper.shared().readTree(json);
        }
    }

    /** {@code bharatmart.cart} of {@code bharatmart.cart.max-lines}. */
    private static String group(JsonNode property) {
        var name = name(property);
        return name.substring(0, name.indexOf('.', name.indexOf('.') + 1));
    }

    private static String table(String group, List<JsonNode> properties) {
        return "## " + group + "\n\n| property | default | meaning |\n| --- | --- | --- |\n"
                + properties.stream()
                        .sorted(Comparator.comparing(ConfigurationDocumentationTest::name))
                        .map(ConfigurationDocumentationTest::row)
                        .collect(Collectors.joining());
    }

    private static String row(JsonNode property) {
        return "| `%s` | %s | %s |\n".formatted(name(property), defaultOf(property), meaning(property));
    }

    private static String name(JsonNode property) {
        return property.get("name").asString();
    }

    private static String defaultOf(JsonNode property) {
        var value = property.path("defaultValue");
        if (value.isArray()) {
            return value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", ", "`", "`"));
        }
        return value.isMissingNode() || value.asString().isEmpty() ? "" : '`' + value.asString() + '`';
    }

    private static String meaning(JsonNode property) {
        return property.path("description")
                .asString("")
                .replaceAll("\\{@code ((?:[^{}]|\\{[^{}]*\\})*)\\}", "`$1`")
                .replace("|", "\\|");
    }
}
