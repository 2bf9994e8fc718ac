package com.bharatmart.productimport;

import com.bharatmart.media.MediaProperties;
import com.bharatmart.platform.dependency.DatabaseMonitor;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Imports the configured file before the instance accepts requests, or once the database accepts writes. */
@Component
class StartupImport implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(StartupImport.class);

    private static final int MAX_LOGGED_ROWS = 20;
    private static final String CLASS_PATH = "classpath:";
    private static final String FILE = "file:";

    private final ProductImporter importer;
    private final StartupImportProperties properties;
    private final MediaProperties media;
    private final DatabaseMonitor database;
    private final CountDownLatch imported = new CountDownLatch(1);

    StartupImport(
            ProductImporter importer,
            StartupImportProperties properties,
            MediaProperties media,
            DatabaseMonitor database) {
        this.importer = importer;
        this.properties = properties;
        this.media = media;
        this.database = database;
    }

    /** Fails the start if the file cannot be read, so that the operator notices. */
    @Override
    public void afterSingletonsInstantiated() {
        var file = file();
        if (file != null) {
            database.whenWritable(() -> run(file));
        }
    }

    private void run(Resource file) {
        var location = String.valueOf(properties.importFrom());
        try (var csv = file.getInputStream()) {
            logResult(location, importer.run(csv, pictures(file)));
            imported.countDown();
        } catch (IOException e) {
            throw new UnreadableFileException(location, e);
        }
    }

    /** Waits until the file is imported; for ever if it cannot be. */
    void awaitImport() throws InterruptedException {
        imported.await();
    }

    /** The configured file, null for none. */
    @Nullable Resource file() {
        var location = properties.importFrom();
        return location == null || location.isBlank() ? null : resource(location.strip());
    }

    /** The folder of the file, whose pictures its rows may name. */
    PictureFolder pictures(Resource file) throws IOException {
        return PictureFolder.beside(file, media.maxSize());
    }

    private static Resource resource(String location) {
        if (location.startsWith(CLASS_PATH)) {
            return new ClassPathResource(location.substring(CLASS_PATH.length()));
        }
        return new FileSystemResource(location.startsWith(FILE) ? location.substring(FILE.length()) : location);
    }

    private static void logResult(String location, ImportResult result) {
        log.info(
                "Imported {}: {} products, {} rows accepted, {} rejected",
                location,
                result.products(),
                result.rowsAccepted(),
                result.rowsRejected());
        result.rejected().stream()
                .limit(MAX_LOGGED_ROWS)
                .forEach(row -> log.warn("{}, line {}: {}", location, row.line(), row.reason()));
        if (result.rowsRejected() > MAX_LOGGED_ROWS) {
            log.warn("{}: {} more rows were rejected", location, result.rowsRejected() - MAX_LOGGED_ROWS);
        }
    }

    /** The file of {@code bharatmart.catalog.import} does not exist or is not readable. */
    static final class UnreadableFileException extends RuntimeException {
        UnreadableFileException(String location, IOException cause) {
            super(
                    "The file \"%s\" that bharatmart.catalog.import names cannot be read: %s."
                            .formatted(location, reason(cause)),
                    cause);
        }

        /** The messages of some exceptions are just the path. */
        private static @Nullable String reason(IOException cause) {
            return switch (cause) {
                case NoSuchFileException _, FileNotFoundException _ -> "there is no such file";
                case AccessDeniedException _ -> "this service may not read it";
                default -> cause.getMessage();
            };
        }
    }
}
