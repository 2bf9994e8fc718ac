package com.bharatmart.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.catalog.search.SynonymAdminService;
import com.bharatmart.catalog.search.SynonymException;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Synonyms as staff keep them, over HTTP, and what searches find by them. */
@HttpTest
class SynonymAdminHttpTest {

    private static final String SYNONYMS = "/api/v1/admin/synonyms";

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Autowired
    ProductUpsertService upsertService;

    @Autowired
    SynonymAdminService synonymService;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    SignedInClient staff;

    private final String one = ProductDrafts.unique("one");
    private final String other = ProductDrafts.unique("other");

    @BeforeEach
    void logIn() {
        staff = accounts.staff(Role.CATALOGUE);
    }

    @Test
    void searchesFollowEveryChange() {
        var third = ProductDrafts.unique("third");
        upsertService.upsert(List.of(ProductDrafts.of("A " + one).draft()));
        assertThat(found(other)).isZero();
        assertThat(found(third)).isZero();

        var created = create(one, other);
        awaitFound(other, 1);

        assertThat(patch(created, one, third).status()).isEqualTo(200);
        awaitFound(third, 1);
        assertThat(found(other)).isZero();

        assertThat(staff.send("DELETE", path(created), null).status()).isEqualTo(204);
        awaitFound(third, 0);
        assertThat(staff.get(path(created)).problem(404)).isEqualTo("not_found");
    }

    @Test
    void termsCanHaveSeveralWordsAndAnySpelling() {
        upsertService.upsert(List.of(
                ProductDrafts.of("Ladies Finger " + one).draft(),
                ProductDrafts.of("Finger of Ladies " + one).draft()));

        create("Éladies " + other, "Ladies Finger " + one);

        awaitFound("eladies " + other, 1);
        assertThat(found("ladies finger " + one)).isEqualTo(2);
        assertThat(staff.get(SYNONYMS + "?term=" + encoded("ELADIES  " + other))
                        .json()
                        .at("/data/0/terms/0")
                        .asString())
                .isEqualTo("Éladies " + other);
    }

    @Test
    void staffSearchesUseThemToo() {
        upsertService.upsert(List.of(ProductDrafts.of("A " + one).hidden().draft()));

        create(one, other);

        Awaitility.await()
                .until(() -> staff.get("/api/v1/admin/products?q=" + other)
                                .json()
                                .get("data")
                                .size()
                        == 1);
    }

    @Test
    void areShownChangedAndRecorded() {
        var created = create(one, "  " + other + " ");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().get("terms").toString()).isEqualTo("[\"%s\",\"%s\"]".formatted(one, other));
        assertThat(created.header("ETag")).contains("\"0\"");
        assertThat(staff.get(path(created)).json()).isEqualTo(created.json());
        var changed = patch(created, other, one);
        assertThat(changed.header("ETag")).contains("\"1\"");
        assertThat(patch(created, other, one).header("ETag")).contains("\"1\"");
        assertThat(staff.send("DELETE", path(created), null, "If-Match", "\"1\"")
                        .status())
                .isEqualTo(204);
        assertThat(jdbc.sql("SELECT action FROM audit_log WHERE target_id = ? AND actor_id = ? ORDER BY id")
                        .params(created.json().get("id").asString(), staff.id())
                        .query(String.class)
                        .list())
                .containsExactly("synonym.created", "synonym.changed", "synonym.deleted");
    }

    @Test
    void rejectsAChangeOfAnOldVersion() {
        var created = create(one, other);
        patch(created, other, one);

        assertThat(staff.send("PATCH", path(created), body("a1", "b1"), "If-Match", "\"0\"")
                        .problem(412))
                .isEqualTo("precondition_failed");
        assertThat(staff.send("DELETE", path(created), null, "If-Match", "\"0\"")
                        .problem(412))
                .isEqualTo("precondition_failed");
    }

    @Test
    void aTermIsInOneGroupOnly() {
        create("é" + one, other);
        var third = create(ProductDrafts.unique("x"), ProductDrafts.unique("y"));

        assertThat(create("E" + one, "z" + one).problem(409)).isEqualTo("synonym_exists");
        assertThat(patch(third, other, "z" + one).problem(409)).isEqualTo("synonym_exists");
    }

    @Test
    void concurrentGroupsWithTheSameTermLeaveOne() {
        var attempts = Stream.of(1, 2, 3, 4)
                .<Callable<Http.Response>>map(n -> () -> create(one, other + n))
                .toList();

        var answers = InParallel.run(attempts);

        assertThat(answers.stream().map(Http.Response::status))
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
    }

    @Test
    void aRepeatedRequestAddsNothing() {
        var key = UUID.randomUUID().toString();
        var first = staff.post(SYNONYMS, body(one, other), "Idempotency-Key", key);
        var again = staff.post(SYNONYMS, body(one, other), "Idempotency-Key", key);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotent-Replayed")).contains("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"terms\": null}",
                "{\"terms\": [\"a\"]}",
                "{\"terms\": [\"a\", \"\"]}",
                "{\"terms\": [\"a\", \"!?\"]}",
                "{\"terms\": [\"a\", null]}",
                "{\"terms\": [\"a\", \"b or c\"]}",
                "{\"terms\": [\"a\", \"b -c\"]}",
                "{\"terms\": [\"a\", \"b \\\"c\\\"\"]}",
                "{\"terms\": [\"a\", \"b c d e f\"]}",
                "{\"terms\": [\"caf\u00e9\", \"CAFE\"]}",
                "{\"terms\": [\"a\", \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"]}"
            })
    void rejectsInvalidTerms(String body) {
        var answer = staff.post(SYNONYMS, body);

        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(answer.json().at("/errors/0/pointer").asString()).startsWith("#/terms");
    }

    @Test
    void rejectsTooManyTermsAndUnknownFields() {
        var terms = Stream.iterate(0, n -> n + 1).limit(21).map(n -> one + n).toArray(String[]::new);

        assertThat(staff.post(SYNONYMS, body(terms)).problem(400)).isEqualTo("validation_failed");
        assertThat(staff.post(SYNONYMS, "{\"terms\": [\"a\", \"b\"], \"oneWay\": true}")
                        .problem(400))
                .isEqualTo("unknown_field");
    }

    @Test
    void thereIsALimit() {
        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("INSERT INTO search_synonym_group (id) SELECT gen_random_uuid() FROM generate_series(1, 1000)")
                    .update();

            assertThatThrownBy(() -> synonymService.create(List.of(one, other)))
                    .isInstanceOf(SynonymException.TooManyGroupsException.class);
            transaction.setRollbackOnly();
        });
    }

    @Test
    void areListedInPages() {
        create(one, other);
        create(one + "x", other + "x");

        var first = staff.get(SYNONYMS + "?limit=1");
        var second = staff.get(
                SYNONYMS + "?limit=1&cursor=" + first.json().get("nextCursor").asString());

        assertThat(first.json().at("/data/0/terms/0").asString()).isEqualTo(one + "x");
        assertThat(second.json().at("/data/0/terms/0").asString()).isEqualTo(one);
        assertThat(first.header("Link").orElseThrow()).contains("rel=\"next\"");
        assertThat(staff.get(SYNONYMS + "?term=saree").text()).contains("sari");
    }

    private Http.Response create(String... terms) {
        return staff.post(SYNONYMS, body(terms));
    }

    private Http.Response patch(Http.Response group, String... terms) {
        return staff.send("PATCH", path(group), body(terms));
    }

    private static String body(String... terms) {
        return Stream.of(terms).map(term -> '"' + term + '"').collect(Collectors.joining(", ", "{\"terms\": [", "]}"));
    }

    private static String path(Http.Response group) {
        return group.header("Location").orElseThrow(() -> new AssertionError(group.text()));
    }

    private void awaitFound(String text, int products) {
        Awaitility.await().until(() -> found(text) == products);
    }

    private int found(String text) {
        return http.get("/api/v1/products?q=" + encoded(text))
                .json()
                .get("data")
                .size();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
