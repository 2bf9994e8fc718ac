package com.bharatmart.platform.audit;

import com.bharatmart.platform.audit.AuditRowRepository.UnsealedRow;
import com.bharatmart.platform.database.WriteJobs;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Seals the rows of the audit log that are complete, on one instance at a time. A seal is one row of one statement: an
 * instance that dies leaves no part of it, and of two instances that make the next seal at once one has made it.
 */
@Component
class AuditSealJob {

    private static final Logger log = LoggerFactory.getLogger(AuditSealJob.class);

    private static final int MAX_ROWS = 1000;

    /** The scheduler has other jobs. */
    private static final int MAX_SEALS = 50;

    /** For so long the archive may still need the seals of a month that it takes. */
    private static final int MONTHS_TO_ARCHIVE = 2;

    private final AuditSealRepository seals;
    private final AuditRowRepository rows;
    private final AuditSealSigner signer;
    private final AuditSealProperties properties;
    private final Clock clock;

    AuditSealJob(
            AuditSealRepository seals,
            AuditRowRepository rows,
            AuditSealSigner signer,
            AuditSealProperties properties,
            Clock clock) {
        this.seals = seals;
        this.rows = rows;
        this.signer = signer;
        this.properties = properties;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void warnOfMissingKey() {
        if (signer.keyId() == null) {
            log.warn("The audit log is not sealed: bharatmart.audit.seal.key is not set");
        }
    }

    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S", scheduler = WriteJobs.SCHEDULER)
    void run() {
        var keyId = signer.keyId();
        if (keyId != null && seals.claimRun(properties.interval())) {
            for (var made = 0; made < MAX_SEALS && sealNext(keyId); made++) {
                // until all complete rows are sealed
            }
            seals.deleteBefore(firstKeptMonth(properties, clock).minusMonths(MONTHS_TO_ARCHIVE));
        }
    }

    /** Older months may have been removed. */
    static LocalDate firstKeptMonth(AuditSealProperties properties, Clock clock) {
        return LocalDate.ofInstant(Instant.now(clock), ZoneOffset.UTC)
                .withDayOfMonth(1)
                .minusMonths(properties.keptMonths());
    }

    /** Returns false if there was nothing to seal, or another instance has sealed it. */
    boolean sealNext(String keyId) {
        var previous = seals.last();
        var after = previous.map(seal -> seal.content().last()).orElse(AuditSeal.Position.FIRST);
        if (rows.countsFromBefore(after)) {
            log.error("The audit log is not sealed: the server has had fewer transactions than the seals know");
            return false;
        }
        var unsealed = ofOneMonth(rows.unsealed(after, MAX_ROWS));
        return !unsealed.isEmpty() && add(seal(keyId, previous, after, unsealed), unsealed.size());
    }

    private AuditSeal seal(
            String keyId, Optional<AuditSeal> previous, AuditSeal.Position after, List<UnsealedRow> rows) {
        var last = rows.getLast();
        return signer.sign(new AuditSeal.Content(
                previous.map(AuditSeal::number).orElse(0L) + 1,
                last.month(),
                after,
                new AuditSeal.Position(last.transaction(), last.row().id()),
                signer.entries(keyId, rows.stream().map(UnsealedRow::row).toList()),
                Instant.now(clock).truncatedTo(ChronoUnit.MICROS),
                keyId,
                previous.map(AuditSeal::mac).orElse(null)));
    }

    /** The log of the service is out of reach of the owner of the tables. */
    private boolean add(AuditSeal seal, int rows) {
        var added = seals.add(seal);
        if (added) {
            log.info("Audit seal {} of {} rows: {}", seal.number(), rows, seal.hex());
        }
        return added;
    }

    private static List<UnsealedRow> ofOneMonth(List<UnsealedRow> rows) {
        return rows.stream()
                .takeWhile(row -> row.month().equals(rows.getFirst().month()))
                .toList();
    }
}
