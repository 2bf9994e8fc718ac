package com.bharatmart.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Names and descriptions in other languages, as staff enter them and shoppers see them. */
@HttpTest
class TranslationHttpTest {

    private static final String HINDI_NAME = "नील का कुर्ता";

    @Autowired
    Http http;

    @Autowired
    TestAccounts people;

    @Autowired
    ProductUpsertService upsertService;

    @Autowired
    CatalogVersion version;

    @Autowired
    JdbcClient jdbc;

    private SignedInClient staff;
    private String category;
    private String slug;
    private String path;
    private String categoryPath;

    @BeforeEach
    void translate() {
        staff = people.staff(Role.CATALOGUE);
        category = ProductDrafts.unique("kurtas");
        var draft = ProductDrafts.of("Indigo Kurta")
                .in(category)
                .described("<p>Soft</p>")
                .draft();
        upsertService.upsert(List.of(draft));
        slug = draft.handle();
        path = "/api/v1/admin/products/"
                + http.get("/api/v1/products/" + slug).json().get("id").asString();
        categoryPath = "/api/v1/admin/categories/"
                + http.get("/api/v1/categories/" + category).json().get("id").asString();
        var changed = staff.send("PATCH", path, """
                {"translations": {"hi": {"name": "%s", "description": "<p>मुलायम</p><script>x()</script>"},
                 "ta-in": {"description": "<p>மென்மையான</p>"}}}""".formatted(HINDI_NAME));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        staff.send("PATCH", categoryPath, """
                {"translations": {"hi": {"name": "कुर्ते %s", "description": "<p>सब</p>"}}}""".formatted(category));
        version.refresh();
    }

    @Test
    void everyPartOfTheCatalogueIsInTheLanguageOfTheClient() {
        var product = get("/api/v1/products/" + slug, "hi");
        assertThat(product.header("Content-Language")).contains("hi");
        assertThat(product.response().headers().allValues("Vary")).contains("Accept-Language");
        assertThat(product.json().get("name").asString()).isEqualTo(HINDI_NAME);
        assertThat(product.json().get("description").asString()).isEqualTo("<p>मुलायम</p>");
        assertThat(product.json().at("/category/name").asString()).isEqualTo("कुर्ते " + category);
        assertThat(product.json().at("/variants/0/name").asString()).isEqualTo(HINDI_NAME + ", S");

        var list = get("/api/v1/products?facets=true&category=" + category, "hi");
        assertThat(list.header("Content-Language")).contains("hi");
        assertThat(list.json().at("/data/0/name").asString()).isEqualTo(HINDI_NAME);
        assertThat(list.json()
                        .at("/facets/categories")
                        .valueStream()
                        .filter(term -> term.get("slug").asString().equals(category))
                        .map(term -> term.get("name").asString()))
                .containsExactly("कुर्ते " + category);

        var variant = get("/api/v1/variants/" + slug + "-M", "hi");
        assertThat(variant.header("Content-Language")).contains("hi");
        assertThat(variant.json().get("name").asString()).isEqualTo(HINDI_NAME + ", M");

        var page = get("/api/v1/categories/" + category, "hi");
        assertThat(page.header("Content-Language")).contains("hi");
        assertThat(page.json().get("name").asString()).isEqualTo("कुर्ते " + category);
        assertThat(page.json().get("description").asString()).isEqualTo("<p>सब</p>");
        assertThat(page.json().at("/breadcrumbs/0/name").asString()).isEqualTo("कुर्ते " + category);

        var tree = get("/api/v1/categories", "hi");
        assertThat(tree.header("Content-Language")).contains("hi");
        assertThat(tree.text()).contains("कुर्ते " + category);

        var other = ProductDrafts.of("Other").in(category).draft();
        upsertService.upsert(List.of(other));
        var related = get("/api/v1/products/" + other.handle() + "/related", "hi");
        assertThat(related.header("Content-Language")).contains("hi");
        assertThat(related.json().at("/data/0/name").asString()).isEqualTo(HINDI_NAME);
    }

    @Test
    void fallsBackForEachText() {
        var tamil = get("/api/v1/products/" + slug, "ta-IN").json();

        assertThat(tamil.get("name").asString()).isEqualTo("Indigo Kurta");
        assertThat(tamil.get("description").asString()).isEqualTo("<p>மென்மையான</p>");
        assertThat(tamil.at("/category/name").asString()).isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hi-IN,hi;q=0.9,en;q=0.8  | hi
            HI                       | hi
            fr, hi;q=0.5             | hi
            bn-IN, hi                | hi
            ta-IN                    | ta-IN
            en, hi;q=0.5             | en
            en-GB, hi                | en
            hi;q=0.1, en             | en
            fr                       | en
            *                        | en
            hi;q=0                   | en
            ;;;                      | en
            ''                       | en
            """)
    void theLanguageIsNegotiated(String accepted, String expected) {
        var answer = get("/api/v1/products/" + slug, accepted);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Language")).contains(expected);
        assertThat(answer.response().headers().allValues("Vary")).contains("Accept-Language");
    }

    @Test
    void withoutAPreferenceOrATranslationTheShopsOwnLanguageIsUsed() {
        var plain = ProductDrafts.of("Plain").draft();
        upsertService.upsert(List.of(plain));

        var own = http.get("/api/v1/products/" + slug);
        var hindi = get("/api/v1/products/" + slug, "hi");
        assertThat(own.header("Content-Language")).contains("en");
        assertThat(own.json().get("name").asString()).isEqualTo("Indigo Kurta");
        assertThat(own.header("ETag")).isNotEqualTo(hindi.header("ETag"));
        assertThat(http.get(
                                "/api/v1/products/" + slug,
                                "Accept-Language",
                                "hi",
                                "If-None-Match",
                                hindi.header("ETag").orElseThrow())
                        .status())
                .isEqualTo(304);
        var untranslated = get("/api/v1/products/" + plain.handle(), "hi");
        assertThat(untranslated.header("Content-Language")).contains("en");
        assertThat(untranslated.header("ETag"))
                .isEqualTo(http.get("/api/v1/products/" + plain.handle()).header("ETag"));
    }

    @Test
    void productsAreFoundByTheirTranslatedNames() {
        var word = ProductDrafts.unique("शब्द");
        var seen = staff.get(path);
        staff.send("PATCH", path, """
                {"translations": {"hi": {"name": "%s"}}}""".formatted(word));

        assertThat(found(word)).containsExactly(slug);
        assertThat(found("कुर्ते " + category)).containsExactly(slug);

        staff.send("PATCH", path, """
                {"translations": {"hi": {"name": null}}}""");
        staff.send("PATCH", categoryPath, """
                {"translations": {"hi": null}}""");

        assertThat(found(word)).isEmpty();
        assertThat(found("कुर्ते " + category)).isEmpty();
        assertThat(seen.status()).isEqualTo(200);
    }

    @Test
    void aPatchKeepsOtherLanguagesAndNullRemovesOne() {
        var before = staff.get(path);
        assertThat(before.json().at("/translations/ta-IN/description").asString())
                .isEqualTo("<p>மென்மையான</p>");

        var changed = staff.send("PATCH", path, """
                {"translations": {"hi": {"name": "  नया   नाम "}, "ta-IN": null}}""");

        assertThat(changed.json().at("/translations/hi/name").asString()).isEqualTo("नया नाम");
        assertThat(changed.json().at("/translations/hi/description").asString()).isEqualTo("<p>मुलायम</p>");
        assertThat(changed.json().get("translations").has("ta-IN")).isFalse();
        assertThat(changed.header("ETag")).isNotEqualTo(before.header("ETag"));
        assertThat(get("/api/v1/products/" + slug, "hi").json().get("name").asString())
                .isEqualTo("नया नाम");
        assertThat(staff.send("PATCH", path, """
                {"translations": null}""").json().get("translations").size())
                .isZero();
        assertThat(jdbc.sql("""
                SELECT count(*) FROM audit_log WHERE target_id = ? AND after #>> '{form,translations,hi,name}' = 'नया नाम'""")
                        .param(path.substring(path.lastIndexOf('/') + 1))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anotherPatchAndAnImportKeepTheTranslations() {
        staff.send("PATCH", path, "{\"brand\": \"Other\"}");
        staff.send("PATCH", categoryPath, "{\"position\": 3}");
        upsertService.upsert(List.of(new ProductDraft(
                slug,
                "Blue Kurta",
                "",
                "",
                List.of(category),
                List.of(),
                ProductStatus.ACTIVE,
                null,
                0,
                null,
                List.of("Size"),
                List.of(),
                List.of())));

        var product = get("/api/v1/products/" + slug, "hi").json();
        assertThat(product.get("name").asString()).isEqualTo(HINDI_NAME);
        assertThat(product.at("/category/name").asString()).isEqualTo("कुर्ते " + category);
    }

    @Test
    void aNewProductAndANewCategoryHaveTranslations() {
        var name = ProductDrafts.unique("c");
        var made = staff.post("/api/v1/admin/categories", """
                {"name": "%1$s", "translations": {"hi": {"name": "नया %1$s"}}}""".formatted(name));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var product = staff.post("/api/v1/admin/products", """
                {"slug": "%1$s", "name": "P", "status": "ACTIVE", "categoryId": "%2$s",
                 "translations": {"hi": {"name": "पी %1$s"}},
                 "variants": [{"sku": "%1$s", "price": {"amount": 100, "currency": "INR"}}]}""".formatted(
                        name, made.json().get("id").asString()));
        assertThat(product.status()).as(product.text()).isEqualTo(201);

        var seen = get("/api/v1/products/" + name, "hi").json();

        assertThat(seen.get("name").asString()).isEqualTo("पी " + name);
        assertThat(seen.at("/category/name").asString()).isEqualTo("नया " + name);
        assertThat(found("पी " + name)).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"hindi language\": {\"name\": \"x\"}}",
                "{\"\": {\"name\": \"x\"}}",
                "{\"hi_IN\": {\"name\": \"x\"}}",
                "{\"HI\": {\"name\": \"x\"}}",
                "{\"mr\": {\"title\": \"x\"}}",
                "{\"mr\": \"x\"}",
                "[]"
            })
    void rejectsInvalidTranslations(String translations) {
        for (var target : List.of(path, categoryPath)) {
            var refused = staff.send("PATCH", target, "{\"translations\": " + translations + "}");

            assertThat(refused.problem(400)).isIn("validation_failed", "unknown_field");
            assertThat(refused.json().at("/errors/0/pointer").asString()).startsWith("#/translations");
        }
    }

    @Test
    void rejectsANameThatIsTooLong() {
        var refused = staff.send("PATCH", path, """
                {"translations": {"mr": {"name": "%s"}}}""".formatted("x".repeat(ProductLimits.MAX_NAME_LENGTH + 1)));

        assertThat(refused.problem(400)).isEqualTo("validation_failed");
        assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("#/translations/mr/name");
    }

    private Http.Response get(String address, String acceptLanguage) {
        return http.get(address, "Accept-Language", acceptLanguage);
    }

    private List<String> found(String words) {
        return http.get("/api/v1/products?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
                .json()
                .get("data")
                .valueStream()
                .map(product -> product.get("slug").asString())
                .toList();
    }
}
