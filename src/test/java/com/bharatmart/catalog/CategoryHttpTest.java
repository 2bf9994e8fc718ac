package com.bharatmart.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.media.UploadedPictures;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The page of a category, and what staff enter for it. */
@HttpTest
class CategoryHttpTest {

    private static final String CATEGORIES = "/api/v1/categories/";
    private static final String ADMIN = "/api/v1/admin/categories";

    @Autowired
    Http http;

    @Autowired
    TestAccounts people;

    @Autowired
    ProductUpsertService upsertService;

    private SignedInClient staff;
    private String top;
    private String kurtas;

    @BeforeEach
    void createCategories() {
        staff = people.staff(Role.CATALOGUE);
        top = ProductDrafts.unique("women");
        kurtas = ProductDrafts.unique("kurtas");
        put(
                ProductDrafts.of("A").in(top, "Ethnic " + top, kurtas),
                ProductDrafts.of("B").in(top, "Ethnic " + top),
                ProductDrafts.of("C").in(top, "Ethnic " + top, "Sarees " + top),
                ProductDrafts.of("D").in(top, "Western " + top),
                ProductDrafts.of("Hidden").hidden().in(top, "Ethnic " + top, kurtas));
    }

    @Test
    void showsItsPlaceInTheTreeAndCountsItsProducts() {
        var category = http.get(CATEGORIES + "ethnic-" + top).json();

        assertThat(category.propertyNames())
                .containsExactly(
                        "id",
                        "slug",
                        "name",
                        "description",
                        "image",
                        "picture",
                        "productCount",
                        "breadcrumbs",
                        "children");
        assertThat(category.get("name").asString()).isEqualTo("Ethnic " + top);
        assertThat(category.get("productCount").asLong()).isEqualTo(3);
        assertThat(category.get("breadcrumbs")
                        .valueStream()
                        .map(step -> step.get("slug").asString()))
                .containsExactly(top, "ethnic-" + top);
        assertThat(category.get("children")
                        .valueStream()
                        .map(child -> child.get("slug").asString() + " "
                                + child.get("productCount").asLong()))
                .containsExactly(kurtas + " 1", "sarees-" + top + " 1");
        assertThat(http.get(CATEGORIES + top).json().get("productCount").asLong())
                .isEqualTo(4);
        assertThat(http.get(CATEGORIES + kurtas).json().get("children").size()).isZero();
    }

    @Test
    void anUnknownCategoryIsNotFound() {
        assertThat(http.get(CATEGORIES + "no-such-category").problem(404)).isEqualTo("not_found");
    }

    @Test
    void showsTheDescriptionAndThePictureThatStaffEnter() {
        var picture = UploadedPictures.upload(http, staff, 900, 600);
        var path = ADMIN + "/" + id(kurtas);

        var changed = staff.send("PATCH", path, """
                {"description": "<p>For <b>every</b> day</p><script>x()</script>", "mediaId": "%s"}""".formatted(picture.get("id").asString()));

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().get("mediaId")).isEqualTo(picture.get("id"));
        assertThat(staff.get(path).json()).isEqualTo(changed.json());
        var category = http.get(CATEGORIES + kurtas).json();
        assertThat(category.get("description").asString()).isEqualTo("<p>For <b>every</b> day</p>");
        assertThat(category.get("image")).isEqualTo(picture.at("/variants/2/url"));
        assertThat(category.at("/picture/url")).isEqualTo(picture.get("url"));
        assertThat(category.at("/picture/alt").asString()).isEqualTo(kurtas);
        assertThat(category.at("/picture/variants")).isEqualTo(picture.get("variants"));
        assertThat(child(http.get(CATEGORIES + "ethnic-" + top).json(), kurtas).get("image"))
                .isEqualTo(category.get("image"));
        var media = "/api/v1/admin/media/" + picture.get("id").asString();
        assertThat(staff.send("DELETE", media, null).problem(409)).isEqualTo("media_in_use");

        var without = staff.send("PATCH", path, "{\"description\": null, \"mediaId\": null}");

        assertThat(without.json().get("description").asString()).isEmpty();
        assertThat(http.get(CATEGORIES + kurtas).json().get("image").isNull()).isTrue();
        assertThat(staff.send("DELETE", media, null).status()).isEqualTo(204);
    }

    @Test
    void aNewCategoryHasADescriptionAndAPicture() {
        var name = ProductDrafts.unique("c");
        var picture = UploadedPictures.upload(http, staff, 300, 200);

        var made = staff.post(ADMIN, """
                {"name": "%s", "description": "<p>New</p>", "mediaId": "%s"}""".formatted(name, picture.get("id").asString()));

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(http.get(CATEGORIES + name).json().get("description").asString())
                .isEqualTo("<p>New</p>");
        assertThat(http.get(CATEGORIES + name).json().at("/picture/url")).isEqualTo(picture.get("url"));
    }

    @Test
    void rejectsAPictureThatDoesNotExist() {
        var refused = staff.send("PATCH", ADMIN + "/" + id(kurtas), """
                {"mediaId": "%s"}""".formatted(UUID.randomUUID()));

        assertThat(refused.problem(400)).isEqualTo("validation_failed");
        assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("#/mediaId");
    }

    private String id(String slug) {
        return http.get(CATEGORIES + slug).json().get("id").asString();
    }

    private static JsonNode child(JsonNode category, String slug) {
        return category.get("children")
                .valueStream()
                .filter(child -> child.get("slug").asString().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    private void put(ProductDrafts... drafts) {
        assertThat(upsertService.upsert(
                        Arrays.stream(drafts).map(ProductDrafts::draft).toList()))
                .isEmpty();
    }
}
