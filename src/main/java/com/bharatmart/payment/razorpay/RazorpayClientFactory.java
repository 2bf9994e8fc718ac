package com.bharatmart.payment.razorpay;

import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Makes the client for the routes of Razorpay's API. */
final class RazorpayClientFactory {

    /** Reads what is documented and skips the rest. A fraction of a paisa is an error and is not cut off. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private RazorpayClientFactory() {}

    static RazorpayClient create(RazorpayProperties properties, RazorpayRequestFactory requests, Clock clock) {
        var rest = RestClient.builder()
                .baseUrl(properties.baseUrl().toString().replaceAll("/+$", ""))
                .requestFactory(requests)
                .defaultHeaders(headers -> headers.setBasicAuth(
                        Objects.requireNonNull(properties.keyId()), Objects.requireNonNull(properties.keySecret())))
                .configureMessageConverters(
                        converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(JSON)))
                .defaultStatusHandler(status -> !status.is2xxSuccessful(), (_, response) -> fail(response, clock))
                .build();
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(rest))
                .build()
                .createClient(RazorpayClient.class);
    }

    private static void fail(ClientHttpResponse response, Clock clock) throws IOException {
        throw ErrorResponseException.from(
                response.getStatusCode().value(),
                response.getHeaders(),
                response.getBody().readAllBytes(),
                JSON,
                clock);
    }
}
