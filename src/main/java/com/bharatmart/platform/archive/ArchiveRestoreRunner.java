package com.bharatmart.platform.archive;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.YearMonth;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** The command {@code restore-archive <table>/<month>}. */
@Component
class ArchiveRestoreRunner implements ApplicationRunner {

    static final String COMMAND = "restore-archive";

    private static final Logger log = LoggerFactory.getLogger(ArchiveRestoreRunner.class);

    /** Object Storage is connected to in the background. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);

    private static final Duration RETRY_DELAY = Duration.ofMillis(500);

    private final ArchiveRestoreService service;

    ArchiveRestoreRunner(ArchiveRestoreService service) {
        this.service = service;
    }

    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        var words = arguments.getNonOptionArgs();
        var command = words.indexOf(COMMAND);
        if (command >= 0) {
            restore(command + 1 < words.size() ? words.get(command + 1) : "");
        }
    }

    private void restore(String name) throws InterruptedException {
        var slash = name.indexOf('/');
        YearMonth month;
        try {
            month = YearMonth.parse(name.substring(slash + 1));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "The command is \"%s <table>/<month>\", for example \"%1$s audit_log/2024-05\".".formatted(COMMAND),
                    e);
        }
        var restored = restore(name.substring(0, Math.max(slash, 0)), month);
        log.info("Restored {} rows into the table {}", restored.rows(), restored.table());
    }

    private ArchiveRestoreService.RestoredTable restore(String table, YearMonth month) throws InterruptedException {
        var end = System.nanoTime() + CONNECT_TIMEOUT.toNanos();
        while (true) {
            try {
                return service.restore(table, month);
            } catch (ArchiveStore.UnavailableException e) {
                if (System.nanoTime() - end > 0) {
                    throw e;
                }
                Thread.sleep(RETRY_DELAY);
            }
        }
    }
}
