package com.bharatmart.notification;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** Sends text messages with a gateway that takes JSON over HTTP. */
final class HttpSmsClient implements SmsClient {

    private static final Logger log = LoggerFactory.getLogger(HttpSmsClient.class);
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

    private final RestClient client;
    private final URI url;

    HttpSmsClient(URI url, @Nullable String token) {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build());
        requests.setReadTimeout(READ_TIMEOUT);
        var builder = RestClient.builder().requestFactory(requests);
        if (token != null) {
            builder.defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
        this.client = builder.build();
        this.url = url;
    }

    @Override
    public void send(Sms sms) {
        if (!E164.matcher(sms.to()).matches()) {
            log.error("A text message was dropped: its number is not in E.164 format");
            return;
        }
        try {
            client.post()
                    .uri(url)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(sms)
                    .retrieve()
                    .toBodilessEntity();
        } catch (RestClientResponseException e) {
            throw new DeliveryException("the SMS gateway answered " + e.getStatusCode());
        } catch (RestClientException e) {
            throw new DeliveryException(
                    "the SMS gateway did not answer: " + e.getClass().getSimpleName());
        }
    }
}
