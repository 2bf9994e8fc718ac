package com.bharatmart.platform.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads archived months back. */
@Service
class ArchiveRestoreService {

    private final MonthArchive archive;
    private final MonthPartitionRepository partitions;
    private final ArchivedRowRepository rows;

    ArchiveRestoreService(MonthArchive archive, MonthPartitionRepository partitions, ArchivedRowRepository rows) {
        this.archive = archive;
        this.partitions = partitions;
        this.rows = rows;
    }

    /**
     * Reads a month into a new table, which the owner of the database drops when it is of no more use. The months in the
     * database are not changed.
     *
     * @throws ArchiveException if the archive does not have the month, or has it damaged: then there is no new table
     */
    @Transactional
    public RestoredTable restore(String table, YearMonth month) {
        var manifest = archive.find(table, month)
                .orElseThrow(() -> new ArchiveException("The month %s of %s is not archived.".formatted(month, table)))
                .manifest();
        var restored = partitions.createRestored(table, month);
        for (var part : manifest.parts()) {
            try (var csv = CsvPart.open(archive.read(part))) {
                rows.read(restored, manifest.columns(), csv);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new RestoredTable(restored, manifest.rows());
    }

    /** @param table the name of the new table */
    record RestoredTable(String table, long rows) {}
}
