package com.bharatmart.drill;

import com.bharatmart.cluster.ClusterInstance;
import com.bharatmart.cluster.Guard;
import com.bharatmart.cluster.SmallCluster;
import com.bharatmart.drill.OrderLedger.Kind;
import com.bharatmart.drill.OrderLedger.Request;
import com.bharatmart.local.LocalObjectStorage;
import com.bharatmart.media.UploadedPictures;
import com.bharatmart.objectstorage.StorageFaults;
import com.bharatmart.testing.Http;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Object Storage is down, slow, or ends its answers half way, while shoppers look at products and pictures. */
@Tag("drills")
class BrokenStorageTest {

    private static final double SHOPPERS = 20; // per second
    private static final double VIEWERS = 15; // per second
    private static final int PICTURES = 6;

    private static final Duration TIME = Duration.ofSeconds(15);
    private static final Duration RELEASED = Duration.ofSeconds(10);
    private static final Duration RECOVERED = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(5);

    /** Two attempts to read, and what is between them. */
    private static final Duration SLOWEST = Duration.ofSeconds(10);

    private static final String HELD_CONNECTIONS = """
            SELECT count(*) FROM pg_stat_activity
            WHERE usename = 'bharatmart_app' AND state LIKE 'idle in transaction%' AND now() - state_change > interval '1 second'""";

    @Test
    void theCatalogIsServedAndNothingIsHeld() {
        var pictures = new CopyOnWriteArrayList<String>();
        try (var storage = LocalObjectStorage.onFreePort()) {
            SmallDrill.run(
                    new Drill.Title(22, "broken-storage", "Object Storage is down, slow, or ends its answers half way"),
                    SmallDrill.Setup.of(() -> properties(storage)).afterStart(shop -> upload(shop, pictures)),
                    small -> {
                        for (var fault : faults().entrySet()) {
                            fail(small, storage.server().faults(), fault.getKey(), fault.getValue(), pictures);
                        }
                        small.drill().audit();
                    });
        }
    }

    private static Map<String, String> properties(LocalObjectStorage storage) {
        var properties = new HashMap<>(storage.asProperties());
        if (Guard.STORAGE_LIMITS.isTakenOut()) {
            properties.put("bharatmart.media.object-storage.read-timeout", "1h");
            properties.put("bharatmart.media.object-storage.deadline", "1h");
            properties.put("bharatmart.media.object-storage.max-calls", "100000");
        }
        return properties;
    }

    private static void upload(SmallCluster shop, List<String> pictures) {
        var staff = Shop.firstStaff(shop.http(), shop.staffPassword());
        for (var i = 0; i < PICTURES; i++) {
            var uploaded = Drill.patiently()
                    .ignoreExceptionsMatching(AssertionError.class::isInstance)
                    .until(() -> UploadedPictures.upload(shop.http(), staff, 600, 400), _ -> true);
            pictures.add(uploaded.get("url").asString());
        }
    }

    private static Map<String, Consumer<StorageFaults>> faults() {
        return Map.of(
                "it is down", StorageFaults::hangUp,
                "it answers after minutes", faults -> faults.delay(LONG),
                "it ends its answers half way", StorageFaults::cut);
    }

    private static void fail(
            SmallDrill small, StorageFaults faults, String what, Consumer<StorageFaults> cause, List<String> pictures) {
        var drill = small.drill();
        var http = small.shop().http();
        var views = new ConcurrentLinkedQueue<Request>();
        var held = new ArrayList<Integer>();
        Timeline.Fault fault;
        try (var _ = drill.guests(SHOPPERS)) {
            var isOpen = new AtomicBoolean(true);
            try (var _ = new OpenLoop(() -> VIEWERS, () -> () -> {
                if (isOpen.get()) {
                    view(http, pictures, views);
                }
            })) {
                drill.run(Duration.ofSeconds(3));
                fault = drill.fault(what);
                cause.accept(faults);
                for (var second = 0; second < TIME.toSeconds(); second++) {
                    drill.run(Duration.ofSeconds(1));
                    held.add(small.shop()
                            .jdbc()
                            .sql(HELD_CONNECTIONS)
                            .query(Integer.class)
                            .single());
                }
                isOpen.set(false);
                drill.mark("no viewer comes any more");
                expectReleased(drill, small.shop().instances());
            }
            fault.end();
        }
        faults.none();
        drill.expectShare(
                "the catalog while " + what,
                0.99,
                drill.ledger()
                        .requests(request ->
                                request.kind() == Kind.BROWSE && request.isBetween(fault.from(), fault.to())));
        var most = held.stream().mapToInt(Integer::intValue).max().orElse(0);
        drill.expect("database connections held while " + what, most == 0 ? "none" : String.valueOf(most), most == 0);
        drill.expectAtMost("the slowest picture took", SLOWEST, OrderLedger.percentile(List.copyOf(views), 1));
        var took = drill.until(
                "pictures are back",
                RECOVERED.plusSeconds(30),
                () -> pictures.stream().allMatch(url -> isPicture(http, url)));
        drill.expectAtMost("pictures are back", RECOVERED, took);
    }

    private static void view(Http http, List<String> pictures, Queue<Request> views) {
        var url = pictures.get(ThreadLocalRandom.current().nextInt(pictures.size()));
        var start = System.nanoTime();
        Http.Response answer = null;
        try {
            answer = http.get(path(url));
        } catch (UncheckedIOException _) {
            // recorded as broken
        }
        views.add(Request.of(Kind.BROWSE, start, answer));
    }

    private static void expectReleased(Drill drill, List<ClusterInstance> instances) {
        var took = drill.until(
                "no call of Object Storage is under way",
                Duration.ofSeconds(30),
                () -> instances.stream().allMatch(instance -> calls(instance.http()) == 0));
        drill.expectAtMost("the last call of Object Storage ends", RELEASED, took);
    }

    private static double calls(Http instance) {
        return instance.get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith("storage_calls"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** A placeholder must not be stored. */
    private static boolean isPicture(Http http, String url) {
        var answer = http.get(path(url));
        return answer.status() == 200
                && !answer.header("Cache-Control").orElse("no-store").contains("no-store");
    }

    private static String path(String url) {
        return url.substring(url.indexOf("/media/"));
    }
}
