package com.bharatmart.platform.archive;

import com.bharatmart.platform.archive.ArchiveManifest.Part;
import com.bharatmart.shared.Fingerprint;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The archive: {@code <table>/<month>/<number>-<hash>.csv.gz}, and a manifest that is written when all parts are there. A
 * month with a manifest is complete, and it is never written again. Each part is in memory once.
 */
@Component
class MonthArchive {

    private static final int MAX_MANIFEST = 4 * 1024 * 1024;

    /** Compression makes random bytes a little longer. A part with a single row may be longer than others. */
    private static final int MAX_PART = 16 * ArchivedRowRepository.MAX_BYTES;

    private static final int HASH_IN_NAME = 16;

    private final ArchiveStore store;
    private final ArchivedRowRepository rows;
    private final JsonMapper json;
    private final Clock clock;

    MonthArchive(ArchiveStore store, ArchivedRowRepository rows, JsonMapper json, Clock clock) {
        this.store = store;
        this.rows = rows;
        this.json = json;
        this.clock = clock;
    }

    Optional<StoredManifest> find(String table, YearMonth month) {
        return store.get(manifestName(table, month), MAX_MANIFEST)
                .map(bytes -> new StoredManifest(read(bytes, table, month), Fingerprint.of(bytes)));
    }

    private ArchiveManifest read(byte[] bytes, String table, YearMonth month) {
        var manifest = json.readValue(bytes, ArchiveManifest.class);
        if (manifest.format() != ArchiveManifest.FORMAT
                || !manifest.table().equals(table)
                || !manifest.month().equals(month.toString())) {
            throw new ArchiveException(
                    "The manifest of %s of %s is of another format or month.".formatted(month, table));
        }
        return manifest;
    }

    /** @param onProgress called before each part; ends the work by an exception */
    void write(ArchivedTable table, YearMonth month, Runnable onProgress) {
        var partition = MonthPartitionRepository.partition(table.name(), month);
        var columns = rows.columns(partition);
        var parts = new ArrayList<Part>();
        String after = null;
        for (var last = rows.lastKey(partition, null); last.isPresent(); last = rows.lastKey(partition, after)) {
            onProgress.run();
            parts.add(writePart(table.name(), month, columns, parts.size(), after, last.get()));
            after = last.get();
        }
        var manifest = new ArchiveManifest(
                ArchiveManifest.FORMAT,
                table.name(),
                month.toString(),
                columns,
                parts.stream().mapToLong(Part::rows).sum(),
                rows.firstKey(partition).orElse(null),
                after,
                parts,
                table.attributes(month),
                Instant.now(clock));
        store.put(
                manifestName(table.name(), month),
                "application/json",
                json.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
    }

    private Part writePart(
            String table,
            YearMonth month,
            List<ArchiveManifest.Column> columns,
            int number,
            @Nullable String after,
            String last) {
        var part = CsvPart.write(
                out -> rows.write(MonthPartitionRepository.partition(table, month), columns, after, last, out));
        var sha256 = Fingerprint.of(part.bytes());
        var name = "%s/%s/%05d-%s.csv.gz".formatted(table, month, number, sha256.substring(0, HASH_IN_NAME));
        // An earlier attempt may have written it. Objects of the archive are not overwritten.
        if (store.get(name, MAX_PART).isEmpty()) {
            store.put(name, "application/gzip", part.bytes());
        }
        return new Part(name, part.rows(), part.bytes().length, sha256, part.contentSha256(), last);
    }

    /**
     * Reads all parts, and compares them with the rows of the month, which are still in the database. Throws {@link
     * ArchiveException} if a part is missing or damaged, or has other rows. Rows after the last part are for the caller to
     * count.
     */
    void verify(ArchiveManifest manifest, Runnable onProgress) {
        var partition = MonthPartitionRepository.partition(manifest.table(), YearMonth.parse(manifest.month()));
        if (!rows.columns(partition).equals(manifest.columns())) {
            throw new ArchiveException("The table %s has other columns than its manifest says.".formatted(partition));
        }
        String after = null;
        for (var part : manifest.parts()) {
            onProgress.run();
            read(part);
            requireRows(part, partition, manifest.columns(), after);
            after = part.lastKey();
        }
    }

    private void requireRows(
            Part part, String partition, List<ArchiveManifest.Column> columns, @Nullable String after) {
        var hash = CsvPart.contentSha256(out -> rows.write(partition, columns, after, part.lastKey(), out));
        if (!hash.equals(part.contentSha256())) {
            throw new ArchiveException(
                    "The object %s has other rows than the table %s.".formatted(part.name(), partition));
        }
    }

    /** The object of a part, verified. */
    byte[] read(Part part) {
        var object = store.get(part.name(), MAX_PART)
                .orElseThrow(() -> new ArchiveException("The object %s is missing.".formatted(part.name())));
        CsvPart.verify(part, object);
        return object;
    }

    private static String manifestName(String table, YearMonth month) {
        return "%s/%s/manifest.json".formatted(table, month);
    }

    /** @param sha256 of the object */
    record StoredManifest(ArchiveManifest manifest, String sha256) {}
}
