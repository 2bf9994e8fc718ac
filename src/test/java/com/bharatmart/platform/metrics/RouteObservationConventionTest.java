package com.bharatmart.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RouteObservationConventionTest {

    private static final String CART = "5d0f8fd61d382879503878751ff0e51a";

    private final RouteObservationConvention convention = new RouteObservationConvention();
    private final ServerRequestObservationContext context = new ServerRequestObservationContext(
            new MockHttpServletRequest("GET", "/api/v1/carts/" + CART), new MockHttpServletResponse());

    @Test
    void tracesTheRouteAndNotTheCart() {
        context.setPathPattern("/api/v1/carts/{cartId}");

        assertThat(observation()).contains("/api/v1/carts/{cartId}").doesNotContain(CART);
    }

    @Test
    void tracesNoPathOfARequestWithoutARoute() {
        assertThat(observation()).contains(RouteTemplates.UNKNOWN).doesNotContain(CART);
    }

    private String observation() {
        return convention.getContextualName(context)
                + convention.getLowCardinalityKeyValues(context)
                + convention.getHighCardinalityKeyValues(context);
    }
}
