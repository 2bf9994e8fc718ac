package com.bharatmart.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.local.LocalObjectStorage;
import com.bharatmart.objectstorage.Faults;
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
 * An instance whose Object Storage is away, slow, or breaks off half way: it sells on, says so where it matters, and
 * keeps nothing waiting.
 */
@HttpTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("instances")
class StorageFaultsTest {

    private static final int READS = 400;

    @Autowired
    TestAccounts people;

    @Autowired
    TestProducts goods;

    private final LocalObjectStorage storage = LocalObjectStorage.onFreePort();
    private ServiceProcess service;
    private Http http;
    private Upload upload;
    private SignedInClient staff;

    @BeforeAll
    void startInstance() {
        goods.towel(10);
        var arguments = new ArrayList<String>();
        storage.asProperties().forEach((name, value) -> arguments.add("--%s=%s".formatted(name, value)));
        arguments.add("--bharatmart.catalog.import=");
        service = ServiceProcess.start(arguments.toArray(String[]::new));
        http = service.http();
        upload = new Upload(http);
    }

    @AfterAll
    void stopInstance() {
        service.close();
        storage.close();
    }

    @BeforeEach
    void heal() {
        staff = people.staff(Role.CATALOGUE).at(http);
        storage.server().faults().none();
        awaitUploads();
    }

    @Test
    void sellsOnWhileStorageIsAway() {
        drill(Faults::hangUp);
    }

    @Test
    void sellsOnWhileStorageFails() {
        drill(Faults::fail);
    }

    @Test
    void sellsOnWhileStorageIsSlow() {
        drill(faults -> faults.delay(Duration.ofMinutes(1)));
    }

    @Test
    void aPictureThatBreaksOffIsReplacedAndNeverGivenInHalf() {
        var media = uploaded();

        storage.server().faults().cut();

        awaitPlaceholder(media);
        assertThatTheShopIsOpen();
        assertThatNothingWaits();
        heal();
        awaitPicture(media);
    }

    @Test
    void aPictureThatDripsIsGivenUp() {
        var media = uploaded();

        storage.server().faults().drip(Duration.ofMillis(100));

        awaitPlaceholder(media);
        assertThatTheShopIsOpen();
        heal();
        awaitPicture(media);
    }

    @Test
    void afterSomeFailuresNobodyAsksForAWhile() {
        storage.server().faults().fail();
        var media = "/media/" + "0".repeat(64) + "/160x160.jpg";

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            upload.get(media);
            return metric("storage_breaker_open") == 1;
        });
    }

    /** The fault comes under load, with uploads under way, and goes again. */
    private void drill(Consumer<Faults> fault) {
        var media = uploaded();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            fault.accept(storage.server().faults());
            var uploads = new ArrayList<Future<Http.Answer>>();
            for (var i = 0; i < 20; i++) {
                uploads.add(threads.submit(() -> upload.send(staff, "a.png", TestPictures.png(100, 100))));
            }
            assertThatTheShopIsOpen();
            assertThat(connections()).isZero();
            for (var one : uploads) {
                var answer = answer(one);
                assertThat(answer.problem(503)).isIn("dependency_unavailable", "overloaded");
                assertThat(answer.header("Retry-After")).isPresent();
            }
        }
        assertThat(upload.send(staff, "a.png", TestPictures.png(100, 100)).problem(503))
                .isEqualTo("dependency_unavailable");
        awaitPlaceholder(media);
        awaitHealth("DEGRADED");
        assertThatNothingWaits();

        heal();

        awaitHealth("UP");
        awaitPicture(media);
    }

    private void assertThatTheShopIsOpen() {
        var failed = 0;
        for (var i = 0; i < READS; i++) {
            if (http.get("/api/v1/products?limit=" + (1 + i % 20)).status() != 200) {
                failed++;
            }
        }
        assertThat(failed).isLessThanOrEqualTo(READS / 100);
    }

    private void assertThatNothingWaits() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> metric("storage_calls") == 0);
        assertThat(connections()).isZero();
    }

    /** Of the pool, in use for requests and jobs at this moment; a job may just be at work. */
    private int connections() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> (int) metric("hikaricp_connections_active"), active -> active == 0);
    }

    private double metric(String name) {
        var found = Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? (\\S+)$")
                .matcher(http.get("/metrics").text());
        assertThat(found.find()).as(name).isTrue();
        return Double.parseDouble(found.group(1));
    }

    private JsonNode uploaded() {
        var answer = upload.send(staff, "a.png", TestPictures.png(600, 400));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
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
            var answer = upload.get(url);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(TestPictures.read(answer.body()).getWidth()).isEqualTo(640);
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

    private static Http.Answer answer(Future<Http.Answer> upload) {
        try {
            return upload.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
