package com.bharatmart.platform.archive;

import com.bharatmart.platform.database.LeaseWorker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Archives old months, each on one instance at a time: writes what is not written, reads everything back, and drops the
 * month. It can be broken off at any point and repeated: parts are named by their content, a manifest says that all are
 * there, and the month is dropped in the transaction that says so.
 */
@Component
class ArchiveWorker extends LeaseWorker<ArchivedMonthRepository.Claim> {

    private static final Logger log = LoggerFactory.getLogger(ArchiveWorker.class);

    /** For one part, which takes seconds. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration RETRY_DELAY = Duration.ofMinutes(15);

    private final Map<String, ArchivedTable> tables;
    private final ArchivedMonthRepository queue;
    private final MonthPartitionRepository partitions;
    private final MonthArchive archive;
    private final ArchiveStore store;
    private final TransactionTemplate transactions;

    ArchiveWorker(
            List<ArchivedTable> tables,
            ArchivedMonthRepository queue,
            MonthPartitionRepository partitions,
            MonthArchive archive,
            ArchiveStore store,
            PlatformTransactionManager manager,
            AsyncTaskExecutor applicationTaskExecutor) {
        super(applicationTaskExecutor);
        this.tables = tables.stream().collect(Collectors.toMap(ArchivedTable::name, Function.identity()));
        this.queue = queue;
        this.partitions = partitions;
        this.archive = archive;
        this.store = store;
        this.transactions = new TransactionTemplate(manager);
    }

    @Override
    protected Optional<ArchivedMonthRepository.Claim> claim() {
        return store.isConfigured() ? queue.claim(tables.keySet(), LEASE) : Optional.empty();
    }

    @Override
    protected void run(ArchivedMonthRepository.Claim claim) {
        try {
            archive(claim);
        } catch (LostLeaseException e) {
            log.info("Month {} of {} is archived later or by another instance", claim.month(), claim.table());
        } catch (RuntimeException e) {
            log.warn("Month {} of {} is archived later: {}", claim.month(), claim.table(), e.toString());
            queue.extend(claim, RETRY_DELAY);
        }
    }

    private void archive(ArchivedMonthRepository.Claim claim) {
        var table = Objects.requireNonNull(tables.get(claim.table()));
        if (archive.find(claim.table(), claim.month()).isEmpty()) {
            archive.write(table, claim.month(), () -> goOn(claim));
        }
        // As it is stored, not as it was in memory.
        var stored = archive.find(claim.table(), claim.month()).orElseThrow(LostLeaseException::new);
        archive.verify(stored.manifest(), () -> goOn(claim));
        transactions.executeWithoutResult(_ -> drop(claim, table, stored));
        log.info(
                "Month {} of {} is archived: {} rows in {} bytes",
                claim.month(),
                claim.table(),
                stored.manifest().rows(),
                stored.manifest().bytes());
    }

    private void drop(ArchivedMonthRepository.Claim claim, ArchivedTable table, MonthArchive.StoredManifest stored) {
        var manifest = stored.manifest();
        if (!queue.finish(claim, manifest.rows(), manifest.bytes(), stored.sha256())) {
            throw new LostLeaseException();
        }
        table.beforeDrop(MonthPartitionRepository.partition(table.name(), claim.month()));
        partitions.drop(table.name(), claim.month(), manifest.rows());
    }

    private void goOn(ArchivedMonthRepository.Claim claim) {
        if (!isRunning() || !queue.extend(claim, LEASE)) {
            throw new LostLeaseException();
        }
    }

    private static final class LostLeaseException extends RuntimeException {}
}
