package com.bharatmart.platform.request;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What stands between clients and the service.
 *
 * @param trusted networks of the load balancers and proxies whose word is taken for who the client is, as CIDR blocks;
 *     with none, every connection is the client's own
 * @param header in which they say it. The other one is ignored: a proxy that does not set it passes on what the client
 *     wrote into it
 */
@Validated
@ConfigurationProperties("bharatmart.proxies")
record ProxyProperties(
        @NotNull @DefaultValue List<String> trusted,
        @NotNull @DefaultValue("x-forwarded-for") Header header) {

    enum Header {
        /** With {@code X-Forwarded-Proto}. */
        X_FORWARDED_FOR,
        /** RFC 7239. */
        FORWARDED
    }
}
