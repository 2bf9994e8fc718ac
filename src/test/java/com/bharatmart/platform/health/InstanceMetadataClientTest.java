package com.bharatmart.platform.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class InstanceMetadataClientTest {

    private static final String INSTANCE = """
            {"availabilityDomain": "AP-MUMBAI-1-AD-1", "faultDomain": "FAULT-DOMAIN-3", "displayName": "shop-5",
             "id": "ocid1.instance.oc1.ap-mumbai-1.example", "shape": "VM.Standard.E5.Flex"}""";

    private final List<Object> events = new ArrayList<>();
    private HttpServer service;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/opc/v2/instance/", InstanceMetadataClientTest::answer);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void sendsTheHeaderThatVersionTwoRequires() {
        var client = client(URI.create("http://localhost:%d/opc/v2/instance/"
                .formatted(service.getAddress().getPort())));

        client.afterSingletonsInstantiated();

        var expected =
                new InstanceMetadataClient.InstanceMetadata("ocid1.instance.oc1.ap-mumbai-1.example", "FAULT-DOMAIN-3");
        await().untilAsserted(() -> assertThat(client.metadata()).isEqualTo(expected));
        await().untilAsserted(() -> assertThat(events).containsExactly(expected));
    }

    @Test
    void sendsNothingWithoutAUrl() {
        var client = client(null);

        client.afterSingletonsInstantiated();

        assertThat(client.metadata()).isEqualTo(new InstanceMetadataClient.InstanceMetadata(null, null));
    }

    private InstanceMetadataClient client(@org.jspecify.annotations.Nullable URI url) {
        return new InstanceMetadataClient(
                new InstanceProperties(null, null, url, false), JsonMapper.shared(), events::add);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var allowed = "Bearer Oracle".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        var body = (allowed ? INSTANCE : "{}").getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(allowed ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
