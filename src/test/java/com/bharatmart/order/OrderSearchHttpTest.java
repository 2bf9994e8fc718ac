package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Staff find an order of which they know a part of the name, of the number or of the phone. */
@HttpTest
class OrderSearchHttpTest {

    private static final String ORDERS = "/api/v1/admin/orders";

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProducts products;

    @Autowired
    JdbcClient jdbc;

    SignedInClient support;
    Http.Answer placed;
    String unique;

    @BeforeEach
    void setUp() {
        support = accounts.staff(Role.SUPPORT);
        var shopper = new GuestShopper(http);
        placed = shopper.checkout(shopper.cartWith(1, products.towel(1)));
        unique = UUID.randomUUID().toString().substring(0, 8);
        jdbc.sql("UPDATE orders SET ship_name = ?, bill_name = ? WHERE id = ?::uuid")
                .params("Lakshmi " + unique + " Iyer", "O'Brien_%s & Söhne आशा".formatted(unique), id())
                .update();
    }

    @ParameterizedTest
    @CsvSource({
        "from, 2026, must be a time (RFC 3339)",
        "to, 2026-11-29, must be a time (RFC 3339)",
        "from, 1795956760000, must be a time (RFC 3339)",
        "phone, 321, must be a telephone number",
        "email, asha, must be an e-mail address",
        "status, confirmed, must be one of PENDING_PAYMENT"
    })
    void wrongCriterionSaysWhatIsRight(String parameter, String value, String detail) {
        var answer = support.get(ORDERS + '?' + parameter + '=' + value);

        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(answer.json().at("/errors/0/parameter").asString()).isEqualTo(parameter);
        assertThat(answer.json().at("/errors/0/detail").asString()).startsWith(detail);
    }

    @Test
    void nameIsFoundByBeginningsOfItsWordsInAnyOrderAndCase() {
        assertThat(found("name", unique)).containsExactly(id());
        assertThat(found("name", "iyer lak " + unique)).containsExactly(id());
        assertThat(found("name", "LAKSH " + unique.substring(0, 6))).contains(id());
        assertThat(found("name", "söhne " + unique)).containsExactly(id());
        assertThat(found("name", "आशा " + unique)).containsExactly(id());
        assertThat(found("name", "  lakshmi   " + unique + " ")).containsExactly(id());
        assertThat(found("name", "o'brien_" + unique)).containsExactly(id());
        assertThat(found("name", unique + " nobody")).isEmpty();
        assertThat(found("name", "lakshmi%" + unique)).isEmpty();
        assertThat(found("name", "lakshmi_" + unique)).isEmpty();
        assertThat(found("name", "\\' | !& " + unique)).isEmpty();
    }

    @Test
    void numberIsFoundByAnyOfItsDigits() {
        var number = placed.json().get("number").asString();
        var digits = number.replaceAll("[^0-9]", "");

        for (var part : List.of(
                number,
                number.toLowerCase(Locale.ROOT),
                digits,
                digits.substring(2, 9),
                digits.substring(3, 8),
                digits.substring(0, 4),
                digits.substring(4, 8),
                number.substring(3, 12),
                digits.substring(8))) {
            assertThat(found("number", part)).as(part).contains(id());
        }
        var other = (digits.charAt(0) - '0' + 1) % 10 + digits.substring(1, 11);
        assertThat(found("number", other)).doesNotContain(id());
    }

    @Test
    void phoneIsFoundByItsLastDigits() {
        var phone = "98%08d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
        jdbc.sql("UPDATE orders SET phone = ? WHERE id = ?::uuid")
                .params("+91" + phone, id())
                .update();

        assertThat(found("phone", phone.substring(3))).contains(id());
        assertThat(found("phone", phone.substring(6))).contains(id());
        assertThat(found("phone", phone)).contains(id());
        assertThat(found("phone", phone.substring(1, 8))).doesNotContain(id());
    }

    @Test
    void tagIsFoundInAnyCase() {
        support.send("PUT", ORDERS + '/' + id() + "/tags", """
                {"tags": ["Gift %s", "vip"]}""".formatted(unique));

        assertThat(found("tag", "gift " + unique)).containsExactly(id());
        assertThat(found("tag", "GIFT " + unique)).containsExactly(id());
        assertThat(found("tag", "gift")).doesNotContain(id());
    }

    @Test
    void criteriaAreCombinedAndCounted() {
        var page = support.get(ORDERS + "?include=total&phone=3210&name=" + unique + "&status=CONFIRMED");

        assertThat(page.json().get("total").asLong()).isEqualTo(1);
        assertThat(page.json().at("/data/0/id").asString()).isEqualTo(id());
    }

    @Test
    void auditLogHasTheCriteriaWithoutTheirValues() {
        found("name", unique);

        var entry = jdbc.sql("SELECT after::text FROM audit_log WHERE actor_id = ? AND action = 'orders.listed'")
                .param(support.id())
                .query(String.class)
                .single();
        assertThat(entry).contains("\"name\"", id()).doesNotContain(unique);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number=123",
                "number=12345678901234",
                "number=BM",
                "number=4071--5526",
                "phone=321",
                "phone=1234567890",
                "name=a",
                "name=%20%20%20",
                "name=a%20b",
                "tag=a-tag-of-more-than-forty-characters-is-too-long"
            })
    void tooLittleAndTooMuchAreRejected(String query) {
        assertThat(support.get(ORDERS + "?" + query).problem(400)).isEqualTo("validation_failed");
    }

    private String id() {
        return placed.json().get("id").asString();
    }

    private List<String> found(String parameter, String value) {
        var query = URLEncoder.encode(value, StandardCharsets.UTF_8);
        var answer = support.get(ORDERS + "?limit=100&" + parameter + "=" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("data").findValuesAsString("id");
    }
}
