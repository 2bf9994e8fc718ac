package com.bharatmart.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.json.JsonMapper;

class HttpSmsClientTest {

    private static final Map<String, String> PROPERTIES = Map.of(
            "bharatmart.sms.entity-id", "1001234567890123456",
            "bharatmart.sms.header", "BHRTMT",
            "bharatmart.sms.one-time-code-template-id", "1107123456789012345",
            "bharatmart.sms.one-time-code-text", "{code} is your code.");

    private final AtomicReference<String> body = new AtomicReference<>();
    private final AtomicReference<String> authorization = new AtomicReference<>();
    private HttpServer server;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            body.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            authorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9876543210", "+91987654321\u0660", "+919876543210,+919876543211", "+91 9876543210", ""})
    void numberOutsideE164IsNotSent(String number) {
        gateway().send(properties(PROPERTIES).oneTimeCode(number, "123456"));

        assertThat(body.get()).isNull();
    }

    @Test
    void sendsTheRegisteredTextWithTheIdsOfItsRegistration() {
        gateway().send(properties(PROPERTIES).oneTimeCode("+919876543210", "123456"));

        assertThat(JsonMapper.shared().readTree(body.get()))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"to": "+919876543210", "text": "123456 is your code.", "entityId": "1001234567890123456",
                         "header": "BHRTMT", "templateId": "1107123456789012345"}"""));
        assertThat(authorization.get()).isEqualTo("Bearer a-token");
    }

    @Test
    void refusalFailsWithoutRevealingTheCode() {
        status = 500;

        assertThatThrownBy(() -> gateway().send(properties(PROPERTIES).oneTimeCode("+919876543210", "123456")))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("500")
                .hasMessageNotContaining("123456")
                .hasNoCause();
    }

    @Test
    void unreachableGatewayFails() {
        var gateway = gateway();
        server.stop(0);

        assertThatThrownBy(() -> gateway.send(properties(PROPERTIES).oneTimeCode("+919876543210", "123456")))
                .isInstanceOf(DeliveryException.class);
    }

    @Test
    void gatewayNeedsTheIdsOfTheRegistration() {
        assertThatThrownBy(() -> properties(Map.of("bharatmart.sms.url", "https://sms.example/")))
                .rootCause()
                .hasMessageContaining("entity-id");
    }

    private HttpSmsClient gateway() {
        return new HttpSmsClient(
                URI.create(
                        "http://localhost:%d/send".formatted(server.getAddress().getPort())),
                "a-token");
    }

    private static SmsProperties properties(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("bharatmart.sms", SmsProperties.class);
    }
}
