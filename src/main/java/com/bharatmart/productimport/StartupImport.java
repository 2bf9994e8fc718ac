package com.bharatmart.productimport;

import com.bharatmart.platform.dependency.DatabaseMonitor;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
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
    private final DatabaseMonitor database;

    StartupImport(ProductImporter importer, StartupImportProperties properties, DatabaseMonitor database) {
        this.importer = importer;
        this.properties = properties;
        this.database = database;
    }

    /** Fails the start if the file cannot be read, so that the operator notices. */
    @Override
    public void afterSingletonsInstantiated() {
        var location = properties.importFrom();
        if (location != null && !location.isBlank()) {
            database.whenWritable(() -> run(location));
        }
    }

    private void run(String location) {
        try (var csv = resource(location.strip()).getInputStream()) {
            logResult(location, importer.run(csv));
        } catch (IOException e) {
            throw new UnreadableFileException(location, e);
        }
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
