package com.bharatmart.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.local.LocalObjectStorage;
import com.bharatmart.objectstorage.StorageFaults;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * While Object Storage is unreachable, slow, or ends responses early, an instance continues to sell, reports the fault, and
 * does not keep connections or threads waiting.
 */
@HttpTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("instances")
class ObjectStorageOutageTest {

    private static final int READS = 400;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProducts goods;

    private final LocalObjectStorage storage = LocalObjectStorage.onFreePort();
    private ServiceProcess service;
    private Http http;
    private UploadClient upload;
    private SignedInClient staff;

    @BeforeAll
    void startInstance() {
        goods.towel(10);
        var arguments = new ArrayList<String>();
        storage.asProperties().forEach((name, value) -> arguments.add("--%s=%s".formatted(name, value)));
        arguments.add("--bharatmart.catalog.import=");
        service = ServiceProcess.start(arguments.toArray(String[]::new));
        http = service.http();
        upload = new UploadClient(http);
    }

    @AfterAll
    void stopInstance() {
        service.close();
        storage.close();
    }

    @BeforeEach
    void repair() {
        staff = accounts.staff(Role.CATALOGUE).at(http);
        storage.server().faults().none();
        awaitUploads();
    }

    @Test
    void sellsWhileStorageIsUnreachable() {
        runWithFault(StorageFaults::hangUp);
    }

    @Test
    void sellsWhileStorageFails() {
        runWithFault(StorageFaults::fail);
    }

    @Test
    void sellsWhileStorageIsSlow() {
        runWithFault(faults -> faults.delay(Duration.ofMinutes(1)));
    }

    @Test
    void servesPlaceholderInsteadOfIncompletePicture() {
        var media = uploaded();

        storage.server().faults().cut();

        awaitPlaceholder(media);
        assertProductsAreListed();
        assertNothingWaits();
        repair();
        awaitPicture(media);
    }

    @Test
    void servesPlaceholderForPictureThatArrivesTooSlowly() {
        var media = uploaded();

        storage.server().faults().drip(Duration.ofMillis(100));

        awaitPlaceholder(media);
        assertProductsAreListed();
        repair();
        awaitPicture(media);
    }

    @Test
    void opensCircuitBreakerAfterFailures() {
        storage.server().faults().fail();
        var media = "/media/" + "0".repeat(64) + "/160x160.jpg";

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            upload.get(media);
            return metric("storage_breaker_open") == 1;
        });
    }

    /** The fault starts while uploads are in progress, and ends again. */
    private void runWithFault(Consumer<StorageFaults> fault) {
        var media = uploaded();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            fault.accept(storage.server().faults());
            var uploads = new ArrayList<Future<Http.Response>>();
            for (var i = 0; i < 20; i++) {
                uploads.add(threads.submit(() -> upload.send(staff, "a.png", TestPictures.png(100, 100))));
            }
            assertProductsAreListed();
            assertThat(activeConnections()).isZero();
            for (var future : uploads) {
                var response = await(future);
                assertThat(response.problem(503)).isIn("dependency_unavailable", "overloaded");
                assertThat(response.header("Retry-After")).isPresent();
            }
        }
        assertThat(upload.send(staff, "a.png", TestPictures.png(100, 100)).problem(503))
                .isEqualTo("dependency_unavailable");
        awaitPlaceholder(media);
        awaitHealth("DEGRADED");
        assertNothingWaits();

        repair();

        awaitHealth("UP");
        awaitPicture(media);
    }

    private void assertProductsAreListed() {
        var failed = 0;
        for (var i = 0; i < READS; i++) {
            if (http.get("/api/v1/products?limit=" + (1 + i % 20)).status() != 200) {
                failed++;
            }
        }
        assertThat(failed).isLessThanOrEqualTo(READS / 100);
    }

    private void assertNothingWaits() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> metric("storage_calls") == 0);
        assertThat(activeConnections()).isZero();
    }

    /** Waits for jobs that use a database connection. */
    private int activeConnections() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> (int) metric("hikaricp_connections_active"), active -> active == 0);
    }

    private double metric(String name) {
        var matcher = Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? (\\S+)$")
                .matcher(http.get("/metrics").text());
        assertThat(matcher.find()).as(name).isTrue();
        return Double.parseDouble(matcher.group(1));
    }

    private JsonNode uploaded() {
        var response = upload.send(staff, "a.png", TestPictures.png(600, 400));
        assertThat(response.status()).as(response.text()).isEqualTo(201);
        return response.json();
    }

    private void awaitUploads() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() ->
                        upload.send(staff, "a.png", TestPictures.png(10, 10)).status() == 201);
    }

    private void awaitPlaceholder(JsonNode media) {
        var url = media.get("url").asString();
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            var response = upload.get(url);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(TestPictures.read(response.body()).getWidth()).isEqualTo(640);
        });
    }

    private void awaitPicture(JsonNode media) {
        var url = media.get("url").asString();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> ByteSlice.of(upload.get(url).body())
                        .sha256()
                        .equals(media.get("sha256").asString()));
    }

    private void awaitHealth(String status) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            var health = http.get("/api/health");
            assertThat(health.status()).isEqualTo(200);
            assertThat(health.json().get("status").asString()).isEqualTo(status);
        });
    }

    private static Http.Response await(Future<Http.Response> upload) {
        try {
            return upload.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
