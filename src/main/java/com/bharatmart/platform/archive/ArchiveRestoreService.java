package com.bharatmart.platform.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads archived months back. */
@Service
class ArchiveRestoreService {

    private final MonthArchive archive;
    private final ArchivedMonthRepository months;
    private final MonthPartitionRepository partitions;
    private final ArchivedRowRepository rows;

    ArchiveRestoreService(
            MonthArchive archive,
            ArchivedMonthRepository months,
            MonthPartitionRepository partitions,
            ArchivedRowRepository rows) {
        this.archive = archive;
        this.months = months;
        this.partitions = partitions;
        this.rows = rows;
    }

    /**
     * Reads a month into a new table, which the owner of the database drops when it is of no more use. A table that has the
     * rows of the month already stays as it is. The months in the database are not changed.
     *
     * @throws ArchiveException if the archive does not have the month, or has it damaged or replaced: then there is no new
     *     table
     */
    @Transactional
    public RestoredTable restore(String table, YearMonth month) {
        var stored = archive.find(table, month)
                .orElseThrow(() -> new ArchiveException("The month %s of %s is not archived.".formatted(month, table)));
        if (months.manifest(table, month)
                .filter(Predicate.not(stored.sha256()::equals))
                .isPresent()) {
            throw new ArchiveException("The manifest of %s of %s is not the one that the month was archived with."
                    .formatted(month, table));
        }
        var manifest = stored.manifest();
        var existing = partitions.findRestored(table, month);
        if (existing.isPresent()) {
            return existing(existing.get(), manifest);
        }
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

    private RestoredTable existing(String table, ArchiveManifest manifest) {
        var count = rows.count(table);
        if (count != manifest.rows()) {
            throw new ArchiveException(
                    "The table %s exists and has %d rows, but %d are archived. Its owner can drop it."
                            .formatted(table, count, manifest.rows()));
        }
        return new RestoredTable(table, count);
    }

    /** @param table the name of the new table */
    record RestoredTable(String table, long rows) {}
}
