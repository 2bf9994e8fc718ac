package com.bharatmart.platform.archive;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** The command {@code restore-archive <table>/<month>}. It ends with the status 0, or with an error in the log and 1. */
final class ArchiveRestoreRunner implements ApplicationRunner, ExitCodeGenerator {

    static final String COMMAND = "restore-archive";

    private static final Logger log = LoggerFactory.getLogger(ArchiveRestoreRunner.class);

    private final ArchiveStore store;
    private final ArchiveRestoreService service;
    private volatile int exitCode = 1;

    ArchiveRestoreRunner(ArchiveStore store, ArchiveRestoreService service) {
        this.store = store;
        this.service = service;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        try {
            restore(arguments.getNonOptionArgs());
            exitCode = 0;
        } catch (ArchiveException e) {
            log.error("Nothing is restored. {}", e.getMessage());
        } catch (ArchiveStore.UnavailableException | DataAccessException | TransactionException e) {
            log.error("Nothing is restored. Try again: {}", e.toString());
        }
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }

    private void restore(List<String> words) {
        var names = words.subList(words.indexOf(COMMAND) + 1, words.size());
        var parts = names.size() == 1 ? names.getFirst().split("/", 2) : new String[0];
        if (parts.length != 2) {
            throw usage();
        }
        if (!store.isConfigured()) {
            throw new ArchiveException("No bucket of the archive is configured.");
        }
        store.connect();
        var restored = service.restore(parts[0], month(parts[1]));
        log.info("The table {} has the {} rows of the archived month", restored.table(), restored.rows());
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException _) {
            throw usage();
        }
    }

    private static ArchiveException usage() {
        return new ArchiveException(
                "The command is \"%s <table>/<month>\", for example \"%1$s audit_log/2024-05\".".formatted(COMMAND));
    }
}
