package com.bharatmart.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Products and variants as staff change them, over HTTP. */
@HttpTest
class ProductAdminHttpTest {

    private static final String PRODUCTS = "/api/v1/admin/products";
    private static final String VARIANTS = "/api/v1/admin/variants/";

    @Autowired
    Http http;

    @Autowired
    TestAccounts people;

    @Autowired
    JdbcClient jdbc;

    SignedInClient staff;
    String slug;

    @BeforeEach
    void logIn() {
        staff = people.staff(Role.CATALOGUE);
        slug = ProductDrafts.unique("p");
    }

    @Test
    void aNewProductIsADraftUntilItIsPublished() {
        var made = staff.post(PRODUCTS, product());

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().get("status").asString()).isEqualTo("DRAFT");
        var path = made.header("Location").orElseThrow();
        assertThat(path).isEqualTo(PRODUCTS + "/" + made.json().get("id").asString());
        assertThat(staff.get(path).json()).isEqualTo(made.json());
        assertThat(http.get("/api/v1/products/" + slug).problem(404)).isEqualTo("not_found");

        var published = patch(path, """
                {"status": "ACTIVE"}""");

        assertThat(published.status()).isEqualTo(200);
        var seen = http.get("/api/v1/products/" + slug).json();
        assertThat(seen.get("name").asString()).isEqualTo("Clay Pot");
        assertThat(seen.at("/variants/0/options/Size").asString()).isEqualTo("Small");
        assertThat(seen.at("/variants/1/price/amount").asLong()).isEqualTo(59900);
        assertThat(seen.get("description").asString()).isEqualTo("<p>Fired twice.</p>");
        assertThat(seen.get("inStock").asBoolean()).isFalse();
    }

    @Test
    void aMergePatchChangesOnlyTheGivenFields() {
        var path = created();

        var changed = staff.send("PATCH", path, """
                {"brand": "Neelkosh", "countryOfOrigin": null, "tags": ["clay"]}""", "Content-Type", "application/merge-patch+json");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().get("brand").asString()).isEqualTo("Neelkosh");
        assertThat(changed.json().get("countryOfOrigin").isNull()).isTrue();
        assertThat(changed.json().get("tags").toString()).isEqualTo("[\"clay\"]");
        assertThat(changed.json().get("name").asString()).isEqualTo("Clay Pot");
        assertThat(changed.json().get("variants").size()).isEqualTo(2);
    }

    @Test
    void aPatchWithoutChangesWritesNothing() {
        var path = created();
        var before = staff.get(path);

        var same = patch(path, """
                {"name": " Clay  Pot "}""");

        assertThat(same.json()).isEqualTo(before.json());
        assertThat(same.header("ETag")).isEqualTo(before.header("ETag"));
        assertThat(audited(path)).containsExactly("product.created");
    }

    @Test
    void rejectsAChangeOfAnOldVersion() {
        var path = created();
        var seen = staff.get(path).header("ETag").orElseThrow();
        patch(path, """
                {"brand": "Another"}""");

        var late = staff.send("PATCH", path, """
                {"name": "Too Late"}""", "If-Match", seen);

        assertThat(late.problem(412)).isEqualTo("precondition_failed");
        assertThat(staff.send("DELETE", path, null, "If-Match", seen).problem(412))
                .isEqualTo("precondition_failed");
        var now = staff.get(path).header("ETag").orElseThrow();
        assertThat(now).isNotEqualTo(seen);
        assertThat(staff.send("PATCH", path, """
                {"name": "In Time"}""", "If-Match", now).status()).isEqualTo(200);
    }

    @Test
    void concurrentPatchesAreAllApplied() {
        var path = created();

        var answers = InParallel.<Http.Response>run(List.of(
                () -> patch(path, """
                        {"brand": "Neelkosh"}"""), () -> patch(path, """
                        {"name": "Big Pot"}"""), () -> patch(path, """
                        {"status": "ACTIVE"}"""), () -> patch(path, """
                        {"tags": ["one"]}""")));

        assertThat(answers.stream().map(Http.Response::status)).containsOnly(200);
        var product = staff.get(path).json();
        assertThat(product.get("brand").asString()).isEqualTo("Neelkosh");
        assertThat(product.get("name").asString()).isEqualTo("Big Pot");
        assertThat(product.get("status").asString()).isEqualTo("ACTIVE");
        assertThat(product.get("tags").size()).isEqualTo(1);
        assertThat(audited(path)).hasSize(5);
    }

    @Test
    void anArchivedProductIsNotForSaleAndStays() {
        var path = created();
        patch(path, """
                {"status": "ACTIVE"}""");

        var archived = staff.send("DELETE", path, null);

        assertThat(archived.json().get("status").asString()).isEqualTo("ARCHIVED");
        assertThat(http.get("/api/v1/products/" + slug).problem(404)).isEqualTo("not_found");
        assertThat(staff.get(path).json().get("variants").size()).isEqualTo(2);
        assertThat(staff.send("DELETE", path, null).json()).isEqualTo(archived.json());
        assertThat(audited(path)).containsExactly("product.created", "product.changed", "product.changed");
    }

    @Test
    void everyChangeIsInTheAuditLogWithTheValuesBefore() {
        var path = created();
        patch(path, """
                {"name": "Big Pot"}""");

        var row = jdbc.sql("""
                SELECT actor_id, before #>> '{form,name}' AS was, after #>> '{form,name}' AS became FROM audit_log
                WHERE action = 'product.changed' AND target_id = ?""").param(id(path)).query().singleRow();

        assertThat(row).containsEntry("actor_id", staff.id()).containsEntry("was", "Clay Pot");
        assertThat(row).containsEntry("became", "Big Pot");
    }

    @Test
    void theSameIdempotencyKeyCreatesOneProduct() {
        var answers = InParallel.<Http.Response>run(
                Collections.nCopies(5, () -> staff.post(PRODUCTS, product(), "Idempotency-Key", slug)));

        assertThat(answers.stream().map(Http.Response::status)).containsOnly(201);
        assertThat(answers.stream().map(Http.Response::text).distinct()).hasSize(1);
        assertThat(staff.post(PRODUCTS, product()).problem(409)).isEqualTo("slug_taken");
    }

    @Test
    void aSkuBelongsToOneProduct() {
        created();
        var other = ProductDrafts.unique("q");

        assertThat(staff.post(PRODUCTS, product().replace("\"slug\": \"" + slug, "\"slug\": \"" + other))
                        .problem(409))
                .isEqualTo("sku_taken");
    }

    @Test
    void variantsAreAddedChangedAndRemoved() {
        var path = created();
        var sku = slug + "/XL.1";

        var added = staff.post(path + "/variants", """
                {"sku": "%s", "options": {"Size": "Extra Large"}, "price": {"amount": 99900, "currency": "INR"}}""".formatted(sku));

        assertThat(added.status()).isEqualTo(201);
        var location = added.header("Location").orElseThrow();
        assertThat(location).isEqualTo(VARIANTS + slug + "~XL.1");
        assertThat(staff.get(location).json()).isEqualTo(added.json());
        assertThat(added.json().at("/mrp/amount").asLong()).isEqualTo(99900);
        assertThat(available(sku)).isZero();

        var changed = patch(location, """
                {"mrp": {"amount": 120000}, "weightGrams": 700}""");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().at("/mrp/amount").asLong()).isEqualTo(120000);
        assertThat(changed.json().at("/price/amount").asLong()).isEqualTo(99900);
        assertThat(changed.header("ETag")).isEqualTo(staff.get(path).header("ETag"));

        assertThat(staff.send("DELETE", VARIANTS + slug + "-S", null).status()).isEqualTo(200);
        assertThat(staff.send("DELETE", location, null).json().get("variants").size())
                .isEqualTo(1);
        assertThat(staff.get(location).problem(404)).isEqualTo("not_found");
        assertThat(staff.send("DELETE", VARIANTS + slug + "-M", null).problem(409))
                .isEqualTo("last_variant");
    }

    @Test
    void aProductIsOutOfStockWithoutItsOnlyVariantInStock() {
        var path = created();
        jdbc.sql("UPDATE stock_level SET available = 3, counted = 3 WHERE sku = ?")
                .param(slug + "-S")
                .update();
        patch(path, """
                {"status": "ACTIVE"}""");
        staff.send("DELETE", VARIANTS + slug + "-S", null);
        assertThat(http.get("/api/v1/products/" + slug).json().get("inStock").asBoolean())
                .isFalse();

        staff.post(path + "/variants", """
                {"sku": "%s-S", "options": {"Size": "Small"}, "price": {"amount": 100, "currency": "INR"}}""".formatted(slug));
        assertThat(http.get("/api/v1/products/" + slug).json().get("inStock").asBoolean())
                .isTrue();

        staff.send("DELETE", VARIANTS + slug + "-S", null);
        assertThat(http.get("/api/v1/products/" + slug).json().get("inStock").asBoolean())
                .isFalse();
    }

    @Test
    void listShowsProductsOfEveryStatusPageByPage() {
        var word = ProductDrafts.unique("word");
        for (var status : List.of("DRAFT", "ACTIVE", "ARCHIVED")) {
            slug = ProductDrafts.unique("p");
            staff.post(
                    PRODUCTS,
                    product()
                            .replace("Clay Pot", word)
                            .replace("\"tags\"", "\"status\": \"%s\", \"tags\"".formatted(status)));
        }

        var first = staff.get(PRODUCTS + "?limit=2&include=total&q=" + word);

        assertThat(first.json().get("total").asLong()).isEqualTo(3);
        assertThat(first.json().at("/data/0/status").asString()).isEqualTo("ARCHIVED");
        assertThat(first.json().at("/data/1/status").asString()).isEqualTo("ACTIVE");
        var next = first.header("Link").orElseThrow().replaceAll("<(.*)>.*", "$1");
        var second = staff.get(next).json();
        assertThat(second.at("/data/0/status").asString()).isEqualTo("DRAFT");
        assertThat(second.get("data").size()).isEqualTo(1);
        assertThat(second.get("nextCursor").isNull()).isTrue();
        assertThat(staff.get(PRODUCTS + "?status=DRAFT&q=" + word)
                        .json()
                        .get("data")
                        .size())
                .isEqualTo(1);
        assertThat(staff.get(PRODUCTS + "?sku=" + slug + "-S")
                        .json()
                        .at("/data/0/slug")
                        .asString())
                .isEqualTo(slug);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"role": "ADMIN"}                                   | unknown_field     | #/role
            {"role": null}                                      | unknown_field     | #/role
            {"variants": [{"sku": "A", "price": {"amount": 1, "currency": "INR"}, "sold": 1}]} | unknown_field | #/variants/0/sold
            {"name": " "}                                       | validation_failed | #/name
            {"name": null}                                      | validation_failed | #/name
            {"slug": "another"}                                 | validation_failed | #/slug
            {"tags": ["a,b"]}                                   | validation_failed | #/tags/0
            {"tags": 1}                                         | validation_failed | #/tags
            {"status": "SOLD"}                                  | validation_failed | #/status
            {"countryOfOrigin": "XX"}                           | validation_failed | #/countryOfOrigin
            {"categoryId": "00000000-0000-7000-8000-000000000000"} | validation_failed | #/categoryId
            {"optionNames": ["Size", "size"]}                   | validation_failed | #/variants/0/options
            {"variants": []}                                    | validation_failed | #/variants
            {"images": [{"url": "javascript:alert(1)"}]}        | validation_failed | #/images/0/url
            {"images": [{"url": "file:///etc/passwd"}]}         | validation_failed | #/images/0/url
            """)
    void rejectsInvalidProducts(String patch, String code, String pointer) {
        var path = created();

        var refused = patch(path, patch);

        assertThat(refused.problem(400)).isEqualTo(code);
        assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(audited(path)).containsExactly("product.created");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"price\": {\"amount\": 0}}",
                "{\"price\": {\"amount\": -1}}",
                "{\"price\": {\"amount\": 1000000001}}",
                "{\"price\": {\"amount\": 9223372036854775808}}",
                "{\"price\": {\"amount\": 1e309}}",
                "{\"price\": {\"amount\": 1.5}}",
                "{\"price\": {\"amount\": \"100\"}}",
                "{\"price\": {\"currency\": \"USD\"}}",
                "{\"price\": {\"currency\": \"XYZ1\"}}",
                "{\"price\": null}",
                "{\"mrp\": {\"amount\": 1}}",
                "{\"weightGrams\": -1}",
                "{\"weightGrams\": 2147483648}",
                "{\"hsn\": \"123\"}",
                "{\"sku\": \"another\"}",
                "{\"options\": {\"Colour\": \"red\"}}",
                "{\"options\": {\"Size\": null}}",
                "{\"options\": {\"Size\": \"Medium\"}}",
                "[]",
                "null",
                "NaN",
                ""
            })
    void rejectsInvalidVariants(String patch) {
        created();

        var refused = patch(VARIANTS + slug + "-S", patch);

        assertThat(refused.problem(400)).isIn("validation_failed", "malformed_body");
    }

    @Test
    void rejectsAPatchOfAnotherMediaType() {
        var path = created();

        var refused = staff.send("PATCH", path, "[]", "Content-Type", "application/json-patch+json");

        assertThat(refused.problem(415)).isEqualTo("unsupported_media_type");
    }

    @Test
    void unknownProductsAndVariantsAreNotFound() {
        for (var path : List.of(PRODUCTS + "/1", PRODUCTS + "/00000000-0000-7000-8000-000000000000", VARIANTS + "x!")) {
            assertThat(staff.get(path).problem(404)).isEqualTo("not_found");
            assertThat(patch(path, "{}").problem(404)).isEqualTo("not_found");
            assertThat(staff.send("DELETE", path, null).problem(404)).isEqualTo("not_found");
        }
    }

    @Test
    void rejectsInvalidParameters() {
        for (var query : List.of(
                "limit=",
                "status=",
                "limit=0",
                "limit=101",
                "limit=1e9",
                "status=SOLD",
                "include=all",
                "sku=%20",
                "category=no-such")) {
            assertThat(staff.get(PRODUCTS + "?" + query).problem(400)).as(query).isEqualTo("validation_failed");
        }
        assertThat(staff.get(PRODUCTS + "?cursor=!").problem(400)).isEqualTo("invalid_cursor");
        assertThat(staff.get(PRODUCTS + "?q=%27%20OR%201%3D1%3B--").status()).isEqualTo(200);
    }

    private String created() {
        var made = staff.post(PRODUCTS, product());
        if (made.status() != 201) {
            throw new AssertionError(made.text());
        }
        return made.header("Location").orElseThrow();
    }

    private Http.Response patch(String path, String body) {
        return staff.send("PATCH", path, body);
    }

    private String product() {
        return """
                {"slug": "%1$s", "name": "Clay Pot", "description": "<p onclick=\\"x()\\">Fired twice.</p><script>x()</script>",
                 "tags": ["Garden", "garden", "Clay"], "countryOfOrigin": "IN", "optionNames": ["Size"],
                 "variants": [
                   {"sku": "%1$s-S", "options": {"Size": "Small"}, "price": {"amount": 49900, "currency": "INR"}, "hsn": "6914"},
                   {"sku": "%1$s-M", "options": {"Size": "Medium"}, "price": {"amount": 59900, "currency": "INR"},
                    "mrp": {"amount": 69900, "currency": "INR"}, "weightGrams": 400}],
                 "images": [{"url": "https://media.example/pot.jpg", "alt": "A pot"}]}""".formatted(slug);
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private List<String> audited(String path) {
        return jdbc.sql("SELECT action FROM audit_log WHERE target_id = ? ORDER BY id")
                .param(id(path))
                .query(String.class)
                .list();
    }

    private int available(String sku) {
        return jdbc.sql("SELECT available FROM stock_level WHERE sku = ?")
                .param(sku)
                .query(Integer.class)
                .single();
    }
}
