package com.bharatmart.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bharatmart.local.LocalObjectStorage;
import com.bharatmart.local.LocalPostgres;
import com.bharatmart.local.LocalServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The packaged service under the limit of its container, and under more of what takes memory than it has memory for. Each
 * flood has an instance of its own. {@code .ci/memory} runs this; what was measured is in {@code target/memory}.
 */
@Tag("memory")
class MemoryFloodTest {

    private static final long LIMIT = 512L << 20;

    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("memory.seconds", 20));

    /** How long the instance is left alone before it counts as at rest. */
    private static final Duration REST = Duration.ofSeconds(15);

    /** Others are looked after in each of so many parts of the flood. */
    private static final int PARTS = 5;

    private static final String BROWSING = "/api/v1/products?limit=20";

    private static final List<MemoryRecorder> COURSES = new ArrayList<>();

    private static final Map<String, String> PROPERTIES = new LinkedHashMap<>();

    @BeforeAll
    static void unpack() {
        PROPERTIES.putAll(LocalServices.asProperties());
        PROPERTIES.putAll(LocalObjectStorage.shared().asProperties());
        LocalPostgres.shared().create(Flood.DATABASE);
        PROPERTIES.put("spring.datasource.url", LocalPostgres.shared().jdbcUrl(Flood.DATABASE));
        PackagedService.unpack(PROPERTIES);
        PROPERTIES.put("bharatmart.staff.first.email", Flood.STAFF);
        PROPERTIES.put("bharatmart.staff.first.password", Flood.FIRST_PASSWORD);
    }

    @AfterAll
    static void plot() throws IOException {
        Files.writeString(PackagedService.RESULTS.resolve("memory.svg"), MemoryPlot.of(COURSES, LIMIT));
    }

    @ParameterizedTest
    @EnumSource
    void theInstanceLivesAndServesOthers(Flood flood) {
        var name = flood.name().toLowerCase(Locale.ROOT).replace('_', '-');
        try (var limit = MemoryLimit.of(name, LIMIT);
                var service = PackagedService.start(name, limit, PROPERTIES)) {
            await().pollDelay(REST).atMost(REST.multipliedBy(2)).until(service::isAlive);
            var answers = new ConcurrentHashMap<Integer, Integer>();
            var others = new ConcurrentHashMap<Integer, Integer>();
            var served =
                    IntStream.range(0, PARTS).mapToObj(_ -> new AtomicInteger()).toList();
            try (var course = new MemoryRecorder(name, service.pid())) {
                COURSES.add(course);
                flood(flood, service, answers, others, served);
                report(course, answers, others, served, limit.isThere());
                assertThat(service.isAlive()).as(service.log()).isTrue();
                assertThat(course.peak().anonymous()).isLessThan(LIMIT);
            }
            assertThat(service.log()).doesNotContain("OutOfMemoryError");
            assertThat(flood.expected()).containsAll(answers.keySet());
            assertThat(served).allSatisfy(part -> assertThat(part).hasPositiveValue());
        }
    }

    private static void flood(
            Flood flood,
            PackagedService service,
            Map<Integer, Integer> answers,
            Map<Integer, Integer> others,
            List<AtomicInteger> served) {
        var sender = flood.senderTo(service.http());
        var other = service.http();
        var number = new AtomicInteger();
        var start = System.nanoTime();
        var end = start + LENGTH.toNanos();
        var threads = IntStream.range(0, flood.parallel())
                .mapToObj(_ -> Thread.ofVirtual().start(() -> {
                    while (System.nanoTime() - end < 0 && service.isAlive()) {
                        try {
                            answers.merge(sender.send(number.getAndIncrement()), 1, Integer::sum);
                        } catch (UncheckedIOException _) {
                            // Refused before all of it was sent, as HTTP/1.1 has it.
                        }
                    }
                }))
                .toList();
        while (System.nanoTime() - end < 0 && service.isAlive()) {
            try {
                var status = other.get(BROWSING).status();
                others.merge(status, 1, Integer::sum);
                if (status == 200) {
                    var part = (System.nanoTime() - start) * PARTS / LENGTH.toNanos();
                    served.get((int) Math.min(PARTS - 1, part)).incrementAndGet();
                }
            } catch (UncheckedIOException _) {
                // Counts as not served.
            }
        }
        threads.forEach(MemoryFloodTest::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void report(
            MemoryRecorder course,
            Map<Integer, Integer> answers,
            Map<Integer, Integer> others,
            List<AtomicInteger> served,
            boolean isLimited) {
        var rest = course.atRest();
        var peak = course.peak();
        var line = "| %s | %d | %d | %d | %d | %s | %s | %s | %s |\n"
                .formatted(
                        course.name(),
                        rest.resident() >> 20,
                        rest.anonymous() >> 20,
                        peak.resident() >> 20,
                        peak.anonymous() >> 20,
                        answers,
                        others,
                        served,
                        isLimited ? "limited" : "no control group");
        try {
            Files.writeString(PackagedService.RESULTS.resolve(course.name() + ".md"), line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.print(line);
    }
}
