package com.bharatmart.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class PackingSlipHttpTest {

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProducts products;

    @Autowired
    JdbcClient jdbc;

    SignedInClient staff;
    Sku packed;
    Sku left;
    Http.Response placed;
    String path;
    String slip;

    @BeforeEach
    void setUp() {
        staff = accounts.staff(Role.FULFILMENT, Role.SUPPORT);
        packed = products.towel(5);
        left = products.towel(5);
        var shopper = new GuestShopper(http);
        placed = shopper.checkout(shopper.cartWith(2, packed, left));
        path = "/api/v1/admin/orders/" + placed.json().get("id").asString();
        jdbc.sql(
                        "UPDATE orders SET ship_name = '<script>alert(1)</script> आशा \"राव\"', ship_line2 = 'A & B' WHERE id = ?::uuid")
                .param(placed.json().get("id").asString())
                .update();
        var parcel = staff.post(path + "/fulfilments", """
                {"items": [{"sku": "%s", "quantity": 2}]}""".formatted(packed));
        slip = path + "/fulfilments/" + parcel.json().at("/fulfilments/0/id").asString() + "/packing-slip";
    }

    @Test
    void slipHasTheAddressAndWhatIsInTheParcel() {
        var answer = staff.get(slip, "Accept", "text/html");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).isEqualToIgnoringCase("text/html;charset=UTF-8"));
        var page = Jsoup.parse(answer.text());
        assertThat(page.title()).isEqualTo(placed.json().get("number").asString());
        assertThat(page.select("address").text())
                .contains("<script>alert(1)</script> आशा \"राव\"", "12 MG Road", "A & B", "KA 560001", "+919876543210");
        assertThat(page.select("tbody tr")).hasSize(1);
        assertThat(page.select("tbody td").eachText())
                .contains(packed.value(), "2")
                .doesNotContain(left.value());
        assertThat(page.text()).contains("Parcel 1", "Payment on delivery", "₹1996.00");
        assertThat(page.select("script, img, link, iframe")).isEmpty();
    }

    @Test
    void pageRunsNothingAndLoadsNothing() throws NoSuchAlgorithmException {
        var answer = staff.get(slip);

        var style = Jsoup.parse(answer.text()).select("style").getFirst().data();
        var hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'; style-src 'sha256-%s'; frame-ancestors 'none'".formatted(hash));
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void slipOfACancelledOrderSaysSo() {
        assertThat(Jsoup.parse(staff.get(slip).text()).select(".stop")).isEmpty();
        staff.post(path + "/cancel", "{\"reason\": \"late\"}", "Idempotency-Key", "c");

        assertThat(Jsoup.parse(staff.get(slip).text()).select(".stop").text()).isEqualTo("Cancelled: do not ship");
    }

    @Test
    void readIsAuditedAndOtherParcelsAreNotFound() {
        staff.get(slip);

        assertThat(jdbc.sql("SELECT count(*) FROM audit_log WHERE action = 'packing-slip.viewed' AND actor_id = ?")
                        .param(staff.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(staff.get(path + "/fulfilments/" + UUID.randomUUID() + "/packing-slip")
                        .problem(404))
                .isEqualTo("not_found");
        assertThat(staff.get(slip, "Accept", "application/pdf").problem(406)).isEqualTo("not_acceptable");
    }
}
