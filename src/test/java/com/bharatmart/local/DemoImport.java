package com.bharatmart.local;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Imports the demo catalog once. A file in the database's folder records that the import has succeeded and that all pictures
 * are uploaded, since only an import uploads them.
 */
@TestComponent
class DemoImport {

    /** Replaces the file that {@code application-local.yaml} imports. */
    private static final String NO_IMPORT = "--bharatmart.local.catalog=";

    private static final String ALL_HAVE_PICTURES = """
            SELECT NOT EXISTS (SELECT FROM product p
                WHERE NOT EXISTS (SELECT FROM product_image i WHERE i.product_id = p.id))""";

    private final JdbcClient jdbc;

    DemoImport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Arguments for the start: the import is disabled if an earlier start has succeeded. */
    static Stream<String> arguments() {
        var marker = marker();
        return marker != null && Files.exists(marker) ? Stream.of(NO_IMPORT) : Stream.empty();
    }

    @EventListener(ApplicationReadyEvent.class)
    void onReady() {
        var marker = marker();
        if (marker != null && !Files.exists(marker)) {
            Thread.ofVirtual().start(() -> {
                await().forever()
                        .pollInterval(Duration.ofSeconds(1))
                        .ignoreExceptions()
                        .until(() ->
                                jdbc.sql(ALL_HAVE_PICTURES).query(Boolean.class).single());
                create(marker);
            });
        }
    }

    private static void create(Path marker) {
        try {
            Files.createFile(marker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Path marker() {
        var database = LocalData.folder("postgres");
        return database == null ? null : database.resolve("demo-catalog-imported");
    }
}
