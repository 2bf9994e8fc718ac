package com.bharatmart.platform.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class UnknownParameterHttpTest {

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/products?maxprice=100",
                "/api/v1/products?categories=sarees&limit=1",
                "/api/v1/products/some-slug?facets=true",
                "/api/v1/categories?limit=1",
                "/api/v1/orders?status=CONFIRMED"
            })
    void shopperLearnsWhichParameterIsUnknown(String path) {
        var answer = accounts.customer().get(path);

        assertThat(answer.problem(400)).isEqualTo("unknown_parameter");
        assertThat(path).contains(answer.json().at("/errors/0/parameter").asString() + "=");
        assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo("unknown_parameter");
    }

    @Test
    void errorListsAllUnknownParametersAndTheKnownOnes() {
        var errors = accounts.staff(Role.ADMIN)
                .get("/api/v1/admin/orders?b=1&a=2")
                .json()
                .get("errors");

        assertThat(errors).hasSize(2);
        assertThat(errors.at("/0/parameter").asString()).isEqualTo("a");
        assertThat(errors.at("/1/parameter").asString()).isEqualTo("b");
        assertThat(errors.at("/0/detail").asString()).contains("cursor, ").contains("limit, ");
    }

    @Test
    void writesRejectThemBeforeTheyChangeAnything() {
        assertThat(http.post("/api/v1/carts?currency=USD", "{}").problem(400)).isEqualTo("unknown_parameter");
    }

    @Test
    void unknownParameterOfAnUnknownRouteIsNotFound() {
        assertThat(http.get("/api/v1/nothing?a=1").problem(404)).isEqualTo("not_found");
    }
}
