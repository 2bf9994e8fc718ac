package com.bharatmart.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class ServedByHttpTest {

    @Autowired
    Http http;

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/health", "/api/v1/categories", "/api/v1/orders", "/nothing", "/metrics", "/api/v1/%61"})
    void everyResponseNamesTheInstanceAndItsFaultDomain(String path) {
        var instance = http.get("/api/health").json().at("/instance/id").asString();

        assertThat(http.get(path).header("X-Served-By")).contains(instance + ";fd=FAULT-DOMAIN-2");
    }
}
