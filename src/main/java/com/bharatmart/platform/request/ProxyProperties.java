package com.bharatmart.platform.request;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The proxies between the clients and the service.
 *
 * @param trusted networks of the load balancers and proxies that report the address of the client, as CIDR blocks; without
 *     any, the peer of a connection is the client
 * @param header the header with the address. The other header is ignored: a proxy that does not set it passes on the value
 *     of the client
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
