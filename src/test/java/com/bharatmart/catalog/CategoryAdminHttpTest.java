package com.bharatmart.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tree of categories as staff change it, over HTTP. */
@HttpTest
class CategoryAdminHttpTest {

    private static final String CATEGORIES = "/api/v1/admin/categories";

    @Autowired
    Http http;

    @Autowired
    TestAccounts people;

    @Autowired
    ProductUpsertService upsertService;

    @Autowired
    JdbcClient jdbc;

    SignedInClient staff;

    @BeforeEach
    void logIn() {
        staff = people.staff(Role.CATALOGUE);
    }

    @Test
    void aNewCategoryIsInTheTree() {
        var name = ProductDrafts.unique("c");
        var top = create(name, null);
        var below = create("Pots & Pans " + name, id(top));

        assertThat(below.status()).isEqualTo(201);
        assertThat(below.json().get("slug").asString()).isEqualTo("pots-pans-" + name);
        assertThat(staff.get(path(below)).json()).isEqualTo(below.json());
        assertThat(staff.get(CATEGORIES).text()).contains(id(top), id(below));
        var seen = http.get("/api/v1/categories")
                .json()
                .get("data")
                .valueStream()
                .filter(node -> node.get("slug").asString().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(seen.at("/children/0/id").asString()).isEqualTo(id(below));
        assertThat(audited(id(below))).containsExactly("category.created");
    }

    @Test
    void movesWithItsSubcategoriesAndProducts() {
        var name = ProductDrafts.unique("c");
        var from = create("from " + name, null);
        var to = create("to " + name, null);
        var moved = create("moved " + name, id(from));
        create("leaf " + name, id(moved));
        var brand = ProductDrafts.unique("brand");
        upsertService.upsert(List.of(ProductDrafts.of("Lamp")
                .by(brand)
                .in("from " + name, "moved " + name, "leaf " + name)
                .draft()));
        assertThat(found("from-" + name, brand)).isEqualTo(1);

        var answer = patch(moved, """
                {"parentId": "%s"}""".formatted(id(to)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(found("from-" + name, brand)).isZero();
        assertThat(found("to-" + name, brand)).isEqualTo(1);
        assertThat(found("moved-" + name, brand)).isEqualTo(1);
        assertThat(found("leaf-" + name, brand)).isEqualTo(1);
        assertThat(http.get("/api/v1/products?brand=" + brand + "&facets=true").text())
                .contains("\"to-" + name);
        assertThat(audited(id(moved))).containsExactly("category.created", "category.changed");
    }

    @Test
    void productsAreFoundByTheNewNameOfTheirCategory() {
        var before = ProductDrafts.unique("before");
        var after = ProductDrafts.unique("after");
        var category = create(before, null);
        upsertService.upsert(List.of(ProductDrafts.of("Lamp").in(before).draft()));
        assertThat(http.get("/api/v1/products?q=" + before).json().get("data").size())
                .isEqualTo(1);

        patch(category, """
                {"name": "%s"}""".formatted(after));

        assertThat(http.get("/api/v1/products?q=" + after)
                        .json()
                        .at("/data/0/category/name")
                        .asString())
                .isEqualTo(after);
        assertThat(http.get("/api/v1/products?q=" + before).json().get("data").size())
                .isZero();
    }

    @Test
    void cannotMoveBelowItself() {
        var name = ProductDrafts.unique("c");
        var top = create("a " + name, null);
        var middle = create("b " + name, id(top));
        var bottom = create("c " + name, id(middle));

        assertThat(patch(top, parent(bottom)).problem(409)).isEqualTo("category_cycle");
        assertThat(patch(top, parent(top)).problem(409)).isEqualTo("category_cycle");
        assertThat(patch(bottom, parent(top)).status()).isEqualTo(200);
    }

    @Test
    void concurrentMovesCreateNoCycle() {
        var name = ProductDrafts.unique("c");
        var categories = IntStream.range(0, 6)
                .mapToObj(i -> create(i + " " + name, null))
                .toList();
        var moves = new ArrayList<Callable<Http.Response>>();
        for (var i = 0; i < 6; i++) {
            var one = categories.get(i);
            var next = categories.get((i + 1) % 6);
            moves.add(() -> patch(one, parent(next)));
        }

        var answers = InParallel.run(moves);

        assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(5);
        assertThat(jdbc.sql("""
                SELECT count(*) FROM category c LEFT JOIN category p ON p.id = c.parent_id
                WHERE c.path <> coalesce(p.path, '{}') || c.id""").query(Long.class).single()).isZero();
    }

    @Test
    void cannotBeDeeperThanAnImportAllows() {
        var name = ProductDrafts.unique("c");
        String parent = null;
        for (var level = 1; level <= ProductLimits.MAX_CATEGORY_DEPTH; level++) {
            parent = id(create(level + " " + name, parent));
        }

        assertThat(create("9 " + name, parent).problem(400)).isEqualTo("validation_failed");
    }

    @Test
    void isDeletedOnlyIfEmpty() {
        var name = ProductDrafts.unique("c");
        var top = create(name, null);
        var below = create("below " + name, id(top));
        upsertService.upsert(List.of(
                ProductDrafts.of("Lamp").hidden().in(name, "below " + name).draft()));

        assertThat(delete(top).problem(409)).isEqualTo("category_not_empty");
        assertThat(delete(below).problem(409)).isEqualTo("category_not_empty");
        jdbc.sql("UPDATE product SET category_id = NULL, category_ids = '{}' WHERE category_id = ?::uuid")
                .param(id(below))
                .update();

        assertThat(delete(below).status()).isEqualTo(204);
        assertThat(delete(top).status()).isEqualTo(204);
        assertThat(delete(top).problem(404)).isEqualTo("not_found");
        assertThat(audited(id(top))).containsExactly("category.created", "category.deleted");
    }

    @Test
    void namesAreUniqueAmongSiblingsAndSlugsInTheTree() {
        var name = ProductDrafts.unique("c");
        var one = create(name, null);
        var other = create("other " + name, null);

        assertThat(create(name.toUpperCase(java.util.Locale.ROOT) + "!", null).problem(409))
                .isEqualTo("category_exists");
        assertThat(create(name, id(other)).json().get("slug").asString()).isEqualTo(name + "-2");
        assertThat(patch(other, """
                {"slug": "%s"}""".formatted(name)).problem(409)).isEqualTo("slug_taken");
        assertThat(patch(one, """
                {"slug": "Not A Slug"}""").problem(400)).isEqualTo("validation_failed");
    }

    @Test
    void rejectsAChangeOfAnOldVersion() {
        var category = create(ProductDrafts.unique("c"), null);
        var seen = category.header("ETag").orElseThrow();
        patch(category, """
                {"position": 7}""");

        assertThat(staff.send("PATCH", path(category), "{\"position\": 8}", "If-Match", seen)
                        .problem(412))
                .isEqualTo("precondition_failed");
        assertThat(staff.send("DELETE", path(category), null, "If-Match", seen).problem(412))
                .isEqualTo("precondition_failed");
        assertThat(staff.get(path(category)).json().get("position").asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"\"}",
                "{\"name\": \"!!!\"}",
                "{\"name\": \"a > b\"}",
                "{\"name\": null}",
                "{\"position\": -1}",
                "{\"position\": 2147483648}",
                "{\"position\": 1.5}",
                "{\"parentId\": \"1\"}",
                "{\"parentId\": \"00000000-0000-7000-8000-000000000000\"}",
                "{\"path\": []}"
            })
    void rejectsInvalidCategories(String patch) {
        var category = create(ProductDrafts.unique("c"), null);

        assertThat(patch(category, patch).problem(400)).isIn("validation_failed", "malformed_body", "unknown_field");
    }

    private Http.Response create(String name, @Nullable String parent) {
        return staff.post(CATEGORIES, parent == null ? """
                {"name": "%s"}""".formatted(name) : """
                {"name": "%s", "parentId": "%s"}""".formatted(name, parent));
    }

    private Http.Response patch(Http.Response category, String body) {
        return staff.send("PATCH", path(category), body);
    }

    private Http.Response delete(Http.Response category) {
        return staff.send("DELETE", path(category), null);
    }

    private static String parent(Http.Response category) {
        return """
                {"parentId": "%s"}""".formatted(id(category));
    }

    private static String id(Http.Response category) {
        return category.json().get("id").asString();
    }

    private static String path(Http.Response category) {
        return category.header("Location").orElseThrow();
    }

    private int found(String category, String brand) {
        return http.get("/api/v1/products?category=%s&brand=%s".formatted(category, brand))
                .json()
                .get("data")
                .size();
    }

    private List<String> audited(String id) {
        return jdbc.sql("SELECT action FROM audit_log WHERE target_id = ? ORDER BY id")
                .param(id)
                .query(String.class)
                .list();
    }
}
