package com.bharatmart.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.identity.password.PasswordHasher;
import com.bharatmart.platform.security.Role;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InProcessInstance;
import com.ibm.icu.text.IDNA;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Checks the recipients in the SMTP envelopes for addresses that resemble the address of another account. */
@HttpTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("instances")
class ConfusableAddressTest {

    private static final String RESETS = "/api/v1/auth/password-resets";
    private static final String PASSWORD = "litchis ripen in june";

    private static final IDNA UTS_46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_UNICODE);

    private final List<String> recipients = new CopyOnWriteArrayList<>();
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Autowired
    AccountRepository accounts;

    @Autowired
    PasswordHasher hasher;

    @Autowired
    JdbcClient jdbc;

    private InProcessInstance instance;
    private Http http;
    private OffsetDateTime start = OffsetDateTime.MIN;

    @BeforeAll
    void start() {
        server.start();
        server.getUserManager().setMessageDeliveryHandler((message, recipient) -> {
            recipients.add(recipient.getEmail());
            return server.setUser("inbox@localhost.localdomain", "");
        });
        instance = InProcessInstance.start(Map.of(
                "spring.mail.host", "127.0.0.1",
                "spring.mail.port", String.valueOf(server.getSmtp().getPort()),
                "bharatmart.password-reset.most-at-once", "1000000"));
        http = instance.http();
    }

    @AfterAll
    void stop() {
        instance.close();
        server.stop();
    }

    @BeforeEach
    void clearMessages() {
        recipients.clear();
        start = jdbc.sql("SELECT clock_timestamp()").query(OffsetDateTime.class).single();
    }

    @ParameterizedTest
    @EnumSource
    void resetForAConfusableAddressIsRefusedOrMailedToTheAddressOfTheAccount(ShopPrincipal.Kind kind) {
        var victim = account(kind);
        var spellings = ConfusableAddresses.of(victim);

        var wrong = new ArrayList<String>();
        var mailed = 0;
        for (var spelling : spellings) {
            recipients.clear();
            var answer = http.post(RESETS, json(Map.of("email", spelling)));
            if (answer.status() == 202) {
                Awaitility.await().pollInterval(Duration.ofMillis(10)).until(this::hasSentAll);
            }
            mailed += recipients.size();
            if (!(recipients.isEmpty() || recipients.equals(List.of(victim)))
                    || !(answer.status() == 202 || rejectsTheAddress(answer))) {
                wrong.add("%s: %d, RCPT TO %s".formatted(name(spelling), answer.status(), recipients));
            }
        }

        assertThat(wrong).as("of %d spellings", spellings.size()).isEmpty();
        assertThat(spellings).hasSizeGreaterThan(200);
        assertThat(mailed).isPositive();
        assertThat(failed()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void resetReachesTheAccountHoweverItsOwnerWritesTheAddress(ShopPrincipal.Kind kind) {
        var email = account(kind);

        for (var spelling : List.of(email, email.toUpperCase(Locale.ROOT), " " + email, email.replace("@m", "@M"))) {
            recipients.clear();
            assertThat(http.post(RESETS, json(Map.of("email", spelling))).status())
                    .isEqualTo(202);
            Awaitility.await().until(() -> recipients.equals(List.of(email)));
        }
    }

    @Test
    void signUpWithAConfusableAddressLeavesTheAccountAloneAndMailsNoOtherAddressThanTheOneItNames() {
        var victim = account(ShopPrincipal.Kind.CUSTOMER);
        var before = row(victim);

        var wrong = new ArrayList<String>();
        var spellings = ConfusableAddresses.of(victim);
        for (var n = 0; n < spellings.size(); n += 4) {
            var spelling = spellings.get(n);
            recipients.clear();
            var answer = http.post(
                    "/api/v1/customers", json(Map.of("email", spelling, "password", PASSWORD, "name", "Thief")));
            if (answer.status() == 202) {
                Awaitility.await().pollInterval(Duration.ofMillis(10)).until(this::hasSentAll);
            }
            if (!recipients.stream().allMatch(recipient -> recipient.equals(victim) || isNamedBy(spelling, recipient))
                    || !(answer.status() == 202 || rejectsTheAddress(answer))) {
                wrong.add("%s: %d, RCPT TO %s".formatted(name(spelling), answer.status(), recipients));
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(row(victim)).isEqualTo(before);
        assertThat(SignedInClient.login(http, victim, PASSWORD).problem(401)).isEqualTo("invalid_credentials");
    }

    private static boolean rejectsTheAddress(Http.Response answer) {
        return answer.problem(400).equals("validation_failed")
                && answer.json().at("/errors/0/pointer").asString().equals("#/email");
    }

    /** Has the same local part, and a domain whose U-labels equal the given ones. */
    private static boolean isNamedBy(String spelling, String recipient) {
        var typed = spelling.strip().split("@", -1);
        var mailed = recipient.split("@", -1);
        return typed.length == 2
                && mailed.length == 2
                && typed[0].equalsIgnoreCase(mailed[0])
                && mailed[1].matches("[a-z0-9.-]+")
                && UTS_46.nameToUnicode(typed[1], new StringBuilder(), new IDNA.Info())
                                .compareTo(UTS_46.nameToUnicode(mailed[1], new StringBuilder(), new IDNA.Info()))
                        == 0;
    }

    private String row(String email) {
        return jdbc.sql("SELECT account::text FROM account WHERE email = ?")
                .param(email)
                .query(String.class)
                .single();
    }

    private String account(ShopPrincipal.Kind kind) {
        var email = "fiona.kiss-%s@mail.strasse-office.example"
                .formatted(UUID.randomUUID().toString().substring(0, 8));
        var roles = kind == ShopPrincipal.Kind.STAFF ? Set.of(Role.SUPPORT) : Set.<Role>of();
        var account = new Account(
                AccountId.next(),
                kind,
                "Fiona",
                new EmailAddress(email),
                hasher.hash(TestAccounts.PASSWORD),
                false,
                roles,
                true,
                0);
        assertThat(accounts.add(account, null)).isTrue();
        return email;
    }

    /** Waits until all mails since the start of the test were delivered or dropped. */
    private boolean hasSentAll() {
        return jdbc.sql("""
                        SELECT NOT EXISTS (SELECT FROM event_publication
                                           WHERE publication_date >= ? AND status IS DISTINCT FROM 'FAILED')""").param(start).query(Boolean.class).single();
    }

    private int failed() {
        return jdbc.sql("SELECT count(*) FROM event_publication WHERE publication_date >= ?")
                .param(start)
                .query(Integer.class)
                .single();
    }

    private static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    /** Replaces each character outside of ASCII with its code. */
    private static String name(String spelling) {
        var name = new StringBuilder();
        spelling.codePoints()
                .forEach(c -> name.append(
                        c > 0x20 && c < 0x7F ? Character.toString(c) : String.format(Locale.ROOT, "<U+%04X>", c)));
        return name.toString();
    }
}
