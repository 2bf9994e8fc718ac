package com.bharatmart.platform.metrics;

import io.micrometer.common.KeyValue;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/** Puts the route template into traces. The path itself may contain the id of a guest's cart, or a token. */
@Component
class RouteObservationConvention extends DefaultServerRequestObservationConvention {

    private static final String URL = "http.url";

    @Override
    protected KeyValue httpUrl(ServerRequestObservationContext context) {
        var pattern = context.getPathPattern();
        return KeyValue.of(URL, pattern == null ? RouteTemplates.UNKNOWN : pattern);
    }
}
