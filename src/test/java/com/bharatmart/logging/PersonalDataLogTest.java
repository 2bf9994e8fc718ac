package com.bharatmart.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.local.LocalPostgres;
import com.bharatmart.local.LocalServices;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.CapturedLog;
import com.bharatmart.testing.InProcessInstance;
import com.bharatmart.testing.PurchaseScenario;
import com.bharatmart.testing.RejectingMailServer;
import com.bharatmart.testing.TcpProxy;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Faults during purchases put no personal data into the log. */
@Tag("instances")
class PersonalDataLogTest {

    private static final String DATABASE = "personal_data_log";

    /** More than the requests to PostgreSQL or Redis of any step. */
    private static final int MAX_REQUESTS = 15;

    private static final Map<String, String> SECRETS = new ConcurrentHashMap<>();
    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");
    /** A token of a password reset, or of an address that is to be verified. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{40,}|\\b[0-9a-f]{32}\\b");

    private static JdbcClient owner;
    private static TcpProxy postgres;
    private static TcpProxy redis;
    private static RejectingMailServer mail;
    private static HttpServer sms;
    private static InProcessInstance instance;
    private static Sku sku;

    private CapturedLog log;

    @BeforeAll
    static void start() throws IOException {
        owner = JdbcClient.create(LocalPostgres.shared().create(DATABASE));
        postgres = TcpProxy.to(LocalServices.postgresPort());
        redis = TcpProxy.to(LocalServices.redisPort());
        mail = new RejectingMailServer();
        sms = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sms.createContext("/", exchange -> {
            var body = exchange.getRequestBody().readAllBytes();
            CODE.matcher(new String(body, StandardCharsets.UTF_8))
                    .results()
                    .forEach(code -> SECRETS.put(code.group(), "one-time code"));
            exchange.sendResponseHeaders(500, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        sms.start();
        instance = InProcessInstance.start(Map.ofEntries(
                Map.entry(
                        "spring.datasource.url",
                        "jdbc:postgresql://localhost:%d/%s".formatted(postgres.port(), DATABASE)),
                Map.entry("spring.data.redis.port", String.valueOf(redis.port())),
                Map.entry("spring.mail.host", "127.0.0.1"),
                Map.entry("spring.mail.port", String.valueOf(mail.port())),
                Map.entry(
                        "bharatmart.sms.url",
                        "http://127.0.0.1:%d/".formatted(sms.getAddress().getPort())),
                Map.entry("bharatmart.sms.entity-id", "1001234567890123456"),
                Map.entry("bharatmart.sms.header", "BHRTMT"),
                Map.entry("bharatmart.sms.one-time-code-template-id", "1107123456789012345")));
        sku = TestProducts.of(instance).towel(1_000_000);
    }

    @AfterAll
    static void stop() {
        instance.close();
        sms.stop(0);
        mail.close();
        redis.close();
        postgres.close();
    }

    @BeforeEach
    void listen() {
        log = new CapturedLog();
    }

    @AfterEach
    void restore() {
        log.close();
        postgres.restore();
        redis.restore();
    }

    @Test
    void aPurchaseContainsAllKindsOfPersonalData() {
        // Earlier tests may have left broken connections.
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(shop().secrets().values())
                        .contains(
                                "name",
                                "line1",
                                "line2",
                                "city",
                                "phone",
                                "e-mail address",
                                "gstin",
                                "password",
                                "session",
                                "cart",
                                "order token",
                                "idempotency key",
                                "reset token"));
    }

    @Test
    void logsNothingPersonalWhenATableRejectsARow() {
        for (var table : tables()) {
            owner.sql("ALTER TABLE %s ADD CONSTRAINT rejected CHECK (false) NOT VALID".formatted(table))
                    .update();
            shop();
            owner.sql("ALTER TABLE %s DROP CONSTRAINT rejected".formatted(table))
                    .update();
        }

        assertThat(findLogged()).isEmpty();
    }

    @Test
    void logsNothingPersonalWhenAConnectionToPostgresBreaks() {
        shopWhileBreaking(postgres);

        assertThat(findLogged()).isEmpty();
    }

    @Test
    void logsNothingPersonalWhenAConnectionToRedisBreaks() {
        shopWhileBreaking(redis);

        assertThat(findLogged()).isEmpty();
    }

    @Test
    void logsNothingPersonalWhileRedisIsUnavailable() {
        redis.cut();
        shop();

        assertThat(findLogged()).isEmpty();
    }

    @Test
    void logsNothingPersonalOfInvalidBodies() {
        var oneOfEachKind = shop().secrets().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey, (one, _) -> one));
        for (var secret : oneOfEachKind.values()) {
            for (var body : List.of(
                    "{\"contact\": {\"email\": \"%s",
                    "{\"contact\": {\"email\": [\"%s\"]}}",
                    "{\"contact\": {\"phone\": {\"%s\": 1}}}",
                    "{\"shippingAddress\": {\"pin\": \"%s\", \"state\": \"%<s\"}}",
                    "{\"shippingAddress\": {\"line1\": \"" + "%s" + " ".repeat(70_000) + "\"}}",
                    "{\"shippingAddress\": {\"%s\": 1}, \"gstin\": \"%<s\"}",
                    "{\"email\": \"%s\", \"password\": [\"%<s\"]}",
                    "{\"phone\": \"%s\", \"code\": \"%<s\"}",
                    "\"%s\" %<s")) {
                for (var route : List.of(
                        "/api/v1/carts/" + "0".repeat(32) + "/checkout",
                        "/api/v1/customers",
                        "/api/v1/auth/login",
                        "/api/v1/auth/otp/verify",
                        "/api/v1/auth/password-resets")) {
                    instance.http()
                            .post(
                                    route,
                                    body.formatted(secret),
                                    "Idempotency-Key",
                                    UUID.randomUUID().toString());
                }
            }
        }

        assertThat(findLogged()).isEmpty();
    }

    @Test
    void metricsContainNothingPersonal() {
        var purchase = shop();
        SECRETS.putAll(purchase.secrets());

        assertThat(secretsIn(instance.http().get("/metrics").text())).isEmpty();
    }

    private static List<String> tables() {
        return owner.sql("""
                        SELECT relname FROM pg_class
                        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
                          AND relname <> 'flyway_schema_history'
                        ORDER BY relname""").query(String.class).list();
    }

    private static PurchaseScenario shop() {
        var purchase = new PurchaseScenario(instance.http(), sku, PersonalDataLogTest::mailedToken);
        purchase.steps().forEach(step -> step.accept(purchase));
        SECRETS.putAll(purchase.secrets());
        return purchase;
    }

    /** Repeats each step, and breaks the connection one request later each time, until the step needs fewer requests. */
    private static void shopWhileBreaking(TcpProxy proxy) {
        var purchase = new PurchaseScenario(instance.http(), sku, PersonalDataLogTest::mailedToken);
        purchase.steps().forEach(step -> {
            for (var requests = 0; requests < MAX_REQUESTS; requests++) {
                proxy.breakAfter(requests);
                step.accept(purchase);
                var isDone = !proxy.hasBroken();
                proxy.restore();
                awaitRecovery();
                if (isDone) {
                    break;
                }
            }
        });
        SECRETS.putAll(purchase.secrets());
    }

    /** Waits until the service has new connections. */
    private static void awaitRecovery() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> instance.http().post("/api/v1/carts", "").status() == 201);
    }

    private static Optional<String> mailedToken(String address) {
        try {
            return await().atMost(Duration.ofSeconds(2))
                    .until(
                            () -> mail.receivedMails().stream()
                                    .filter(text -> text.contains(address))
                                    .flatMap(text -> TOKEN.matcher(text).results())
                                    .map(MatchResult::group)
                                    .findFirst(),
                            Optional::isPresent);
        } catch (ConditionTimeoutException _) {
            return Optional.empty();
        }
    }

    /** Waits until all mails have been sent, then returns the personal data in the log. */
    private List<String> findLogged() {
        postgres.restore();
        redis.restore();
        awaitRecovery();
        var before = mail.rejectedCount();
        shop();
        await().atMost(Duration.ofSeconds(30)).until(() -> mail.rejectedCount() > before);
        mail.receivedMails()
                .forEach(text ->
                        TOKEN.matcher(text).results().forEach(token -> SECRETS.put(token.group(), "token of a mail")));
        return log.all().stream()
                .flatMap(entry -> secretsIn(entry).stream()
                        .map(kind -> kind + " in the log entry " + entry.substring(0, entry.indexOf('{'))))
                .distinct()
                .toList();
    }

    private static Set<String> secretsIn(String text) {
        return SECRETS.entrySet().stream()
                .filter(secret -> text.contains(secret.getKey()))
                .filter(secret -> !secret.getValue().equals("one-time code") || isWord(secret.getKey(), text))
                .map(Map.Entry::getValue)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A one-time code is so short that it may be part of another number. */
    private static boolean isWord(String code, String text) {
        return Pattern.compile("(?<![\\w.-])" + code + "(?![\\w.-])")
                .matcher(text)
                .find();
    }
}
