package com.bharatmart.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.identity.SignedInClient;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.local.LocalObjectStorage;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InParallel;
import com.bharatmart.testing.ServiceProcess;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Uploads a hundred files of 10 MB at once, twice the memory of the instance. Takes minutes on an idle machine: {@code mvn
 * test -Pload}.
 */
@HttpTest
@Tag("load")
class UploadLoadTest {

    private static final int UPLOADS = 100;

    /** Bytes; the maximum length of a JPEG segment. */
    private static final int SEGMENT_LENGTH = 65_533;

    private static final List<String> SMALL_INSTANCE = List.of("-Xmx512m", "-XX:+ExitOnOutOfMemoryError");

    @Autowired
    TestAccounts accounts;

    @Test
    void smallInstanceHandlesHundredConcurrentUploads() {
        var files = IntStream.range(0, 4)
                .mapToObj(_ -> padded(TestPictures.jpeg(3000, 2000), 10 * 1024 * 1024 - 1000))
                .toList();
        try (var storage = LocalObjectStorage.onDisk()) {
            var arguments = new ArrayList<String>();
            storage.asProperties().forEach((name, value) -> arguments.add("--%s=%s".formatted(name, value)));
            arguments.add("--bharatmart.catalog.import=");
            try (var service = ServiceProcess.start(SMALL_INSTANCE, arguments)) {
                var staff = accounts.staff(Role.CATALOGUE).at(service.http());
                awaitStorage(service.http());
                var upload = new UploadClient(service.http());

                List<Callable<Http.Response>> uploads = IntStream.range(0, UPLOADS)
                        .<Callable<Http.Response>>mapToObj(
                                i -> () -> uploadWithRetries(upload, staff, files.get(i % files.size())))
                        .toList();
                var responses = InParallel.run(uploads);

                assertThat(responses.stream().map(Http.Response::status)).containsOnly(201);
                assertThat(service.isAlive()).isTrue();
                assertThat(service.log()).doesNotContain("OutOfMemoryError");
            }
        }
    }

    /** Repeats the upload after 503 with Retry-After, and after a connection that ends early. */
    private static Http.Response uploadWithRetries(UploadClient upload, SignedInClient staff, byte[] file) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofSeconds(2))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(
                        () -> upload.send(staff, "large.jpg", file),
                        response -> response.status() != 503
                                || response.header("Retry-After").isEmpty());
    }

    private static void awaitStorage(Http http) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> http.get("/api/health")
                        .json()
                        .at("/checks/objectStorage/status")
                        .asString()
                        .equals("UP"));
    }

    /** Pads the picture with comment segments to about this length. */
    private static byte[] padded(byte[] jpeg, int length) {
        var file = new ByteArrayOutputStream(length);
        file.write(jpeg, 0, 2);
        while (file.size() + SEGMENT_LENGTH + 2 + jpeg.length < length) {
            file.writeBytes(ByteBuffer.allocate(SEGMENT_LENGTH + 2)
                    .putShort((short) 0xFFFE)
                    .putShort((short) SEGMENT_LENGTH)
                    .array());
        }
        file.write(jpeg, 2, jpeg.length - 2);
        return file.toByteArray();
    }
}
