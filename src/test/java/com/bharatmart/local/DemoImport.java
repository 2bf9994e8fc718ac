package com.bharatmart.local;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;

/** Imports the demo catalog once. A file in the database's folder records that the import has succeeded. */
@TestComponent
class DemoImport {

    /** Replaces the file that {@code application-local.yaml} imports. */
    private static final String NO_IMPORT = "--bharatmart.local.catalog=";

    /** Arguments for the start: the import is disabled if an earlier start has succeeded. */
    static Stream<String> arguments() {
        var marker = marker();
        return marker != null && Files.exists(marker) ? Stream.of(NO_IMPORT) : Stream.empty();
    }

    @EventListener(ApplicationReadyEvent.class)
    void onReady() throws IOException {
        var marker = marker();
        if (marker != null) {
            try {
                Files.createFile(marker);
            } catch (FileAlreadyExistsException _) {
                // An earlier start has created it.
            }
        }
    }

    private static @Nullable Path marker() {
        var database = LocalData.folder("postgres");
        return database == null ? null : database.resolve("demo-catalog-imported");
    }
}
