package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The statements by which restored backups are judged: {@code docker/backup/audit.sql}, and the rules that the running shop
 * checks, which {@code docker/backup/verify} puts together in this way.
 */
@OnlinePaymentTest
class BackupAuditHttpTest {

    private static final Path STATEMENTS = Path.of("docker", "backup", "audit.sql");
    private static final Path RULES = Path.of("src", "main", "resources", "integrity");
    private static final Pattern KEY = Pattern.compile("(?m)^-- key: (\\w+)\\.(\\w+) (text|uuid)$");

    @Autowired
    OnlineShop shop;

    @Autowired
    InMemoryGateway gateway;

    @Autowired
    TestAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void reset() {
        gateway.reset();
    }

    @Test
    void findsNothingInOrdersThatArePaidRefundedCancelledOrOpen() throws IOException {
        var before = violations();

        shop.place();
        shop.place().cancel();
        var cancelled = shop.placePaid();
        cancelled.cancel();
        var refunded = shop.placePaid();
        var refund = accounts.staff(Role.FINANCE)
                .post(refunded.staffPath() + "/refunds", """
                        {"lines": [{"itemId": "1", "quantity": 1}], "reason": "Torn", "restock": false}""", "Idempotency-Key", OnlineShop.key());
        assertThat(refund.status()).as(refund.text()).isEqualTo(201);
        shop.awaitPayment(cancelled, "REFUNDED");
        shop.awaitPayment(refunded, "PARTIALLY_REFUNDED");

        assertThat(violations()).hasSizeGreaterThan(10).isEqualTo(before);
    }

    @Test
    void findsUnitsWithoutAnOrder() throws IOException {
        var order = shop.placePaid();
        var before = violations();

        change(order, 1);

        var after = violations();
        change(order, -1);
        assertThat(List.of("stock-balance", "stock_sold"))
                .allSatisfy(
                        check -> assertThat(after.get(check)).isEqualTo(Objects.requireNonNull(before.get(check)) + 1));
    }

    private void change(OnlineShop.Placed order, int sold) {
        jdbc.sql("UPDATE stock_level SET sold = sold + ? WHERE sku = ?")
                .param(sold)
                .param(order.sku().value())
                .update();
    }

    private Map<String, Long> violations() throws IOException {
        var found = new TreeMap<String, Long>();
        try (var rules = Files.list(RULES)) {
            Stream.concat(
                            Arrays.stream(Files.readString(STATEMENTS).split(";\n")),
                            rules.map(BackupAuditHttpTest::overAllRows))
                    .filter(statement -> !statement.isBlank())
                    .forEach(statement -> jdbc.sql(statement).query(row -> {
                        found.put(row.getString(1), row.getLong(2));
                    }));
        }
        return found;
    }

    private static String overAllRows(Path rule) {
        try {
            var name = rule.getFileName().toString().replace(".sql", "");
            var statement = Files.readString(rule);
            var key = KEY.matcher(statement);
            assertThat(key.find()).as(name).isTrue();
            var first = key.group(3).equals("uuid") ? "'00000000-0000-0000-0000-000000000000'" : "''";
            var last = "(SELECT %1$s::text FROM %2$s ORDER BY %1$s DESC LIMIT 1)".formatted(key.group(2), key.group(1));
            return "SELECT '%s', count(*), min(subject::text) FROM (%s) AS violations"
                    .formatted(
                            name,
                            statement
                                    .replaceAll("(?<!:):after\\b", first)
                                    .replaceAll("(?<!:):last\\b", Matcher.quoteReplacement(last)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
