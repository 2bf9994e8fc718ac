package com.bharatmart.platform.archive;

import com.bharatmart.platform.database.WriteJobs;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes partitions some months ahead, and names the months that are old enough for the archive. Runs on every instance; a
 * repetition does nothing.
 */
@Component
class MonthPartitionJob {

    private static final Logger log = LoggerFactory.getLogger(MonthPartitionJob.class);

    private final List<ArchivedTable> tables;
    private final MonthPartitionRepository partitions;
    private final ArchivedMonthRepository archived;
    private final ArchiveProperties properties;

    MonthPartitionJob(
            List<ArchivedTable> tables,
            MonthPartitionRepository partitions,
            ArchivedMonthRepository archived,
            ArchiveProperties properties) {
        this.tables = tables;
        this.partitions = partitions;
        this.archived = archived;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M", scheduler = WriteJobs.SCHEDULER)
    void run() {
        for (var table : tables) {
            try {
                run(table.name());
            } catch (DataAccessException e) {
                log.warn("Partitions of {} are looked after in an hour: {}", table.name(), e.toString());
            }
        }
    }

    private void run(String table) {
        var added = partitions.add(table, properties.monthsAhead());
        if (added > 0) {
            log.info("Made {} partitions of {}", added, table);
        }
        var firstOnline = partitions.currentMonth().minusMonths(properties.monthsOnline());
        archived.add(
                table,
                partitions.months(table).stream().filter(firstOnline::isAfter).toList());
    }
}
