package com.bharatmart.productimport;

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

/** Imports the file that the configuration names, before the service takes its first request. */
@Component
class StartupImport implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(StartupImport.class);

    private static final int MOST_TOLD = 20;
    private static final String CLASS_PATH = "classpath:";
    private static final String FILE = "file:";

    private final ProductImporter catalogueImport;
    private final StartupImportProperties properties;

    StartupImport(ProductImporter catalogueImport, StartupImportProperties properties) {
        this.catalogueImport = catalogueImport;
        this.properties = properties;
    }

    /** The start fails if the file cannot be read, since whoever named it wants to know. */
    @Override
    public void afterSingletonsInstantiated() {
        var location = properties.importFrom();
        if (location == null || location.isBlank()) {
            return;
        }
        try (var csv = resource(location.strip()).getInputStream()) {
            tell(location, catalogueImport.run(csv));
        } catch (IOException e) {
            throw new CatalogFileUnreadableException(location, e);
        }
    }

    private static Resource resource(String location) {
        if (location.startsWith(CLASS_PATH)) {
            return new ClassPathResource(location.substring(CLASS_PATH.length()));
        }
        return new FileSystemResource(location.startsWith(FILE) ? location.substring(FILE.length()) : location);
    }

    private static void tell(String location, ImportResult report) {
        log.info(
                "Imported {}: {} products, {} rows accepted, {} rejected",
                location,
                report.products(),
                report.rowsAccepted(),
                report.rowsRejected());
        report.rejected().stream()
                .limit(MOST_TOLD)
                .forEach(row -> log.warn("{}, line {}: {}", location, row.line(), row.reason()));
        if (report.rowsRejected() > MOST_TOLD) {
            log.warn("{}: {} more rows were rejected", location, report.rowsRejected() - MOST_TOLD);
        }
    }

    /** The file of {@code bharatmart.catalog.import} is not there or not readable. */
    static final class CatalogFileUnreadableException extends RuntimeException {
        CatalogFileUnreadableException(String location, IOException cause) {
            super(
                    "The file \"%s\" that bharatmart.catalog.import names cannot be read: %s."
                            .formatted(location, why(cause)),
                    cause);
        }

        /** The messages of some of these are the path and nothing else. */
        private static @Nullable String why(IOException cause) {
            return switch (cause) {
                case NoSuchFileException _, FileNotFoundException _ -> "there is no such file";
                case AccessDeniedException _ -> "this service may not read it";
                default -> cause.getMessage();
            };
        }
    }
}
