package com.bharatmart.media;

import com.bharatmart.platform.database.SqlState;
import com.oracle.bmc.objectstorage.model.ObjectSummary;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes away what nobody needs: pictures that nothing shows, files without a picture, uploads that never ended, and
 * requests that have expired. On one instance at a time, and nothing that is younger than the grace; a file only if it
 * is still the one that was seen, since somebody may upload the same again at the same time.
 */
@Component
class OrphanCleanupJob {

    private static final Logger log = LoggerFactory.getLogger(OrphanCleanupJob.class);

    private static final String MY_TURN = """
            UPDATE media_collection SET next_at = now() + make_interval(secs => ?) WHERE next_at <= now()""";

    private static final int PAGE = 100;

    private final MediaRepository table;
    private final UploadRepository uploads;
    private final ObjectStore files;
    private final PictureService pictures;
    private final List<MediaReferences> references;
    private final JdbcClient jdbc;
    private final MediaProperties properties;
    private final Clock clock;

    OrphanCleanupJob(
            MediaRepository table,
            UploadRepository uploads,
            ObjectStore files,
            PictureService pictures,
            List<MediaReferences> references,
            JdbcClient jdbc,
            MediaProperties properties,
            Clock clock) {
        this.table = table;
        this.uploads = uploads;
        this.files = files;
        this.pictures = pictures;
        this.references = references;
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void look() {
        if (jdbc.sql(MY_TURN).param(properties.collectEvery().toSeconds()).update() == 1) {
            try {
                collect(Instant.now(clock).minus(properties.grace()));
            } catch (StorageUnavailableException | MediaBusyException e) {
                log.warn("What nobody needs stays for another round: {}", e.getMessage());
            }
        }
    }

    /** @param before what is younger stays */
    void collect(Instant before) {
        var grace = Duration.between(before, Instant.now(clock));
        uploads.removeExpired(grace);
        collectPictures(grace);
        collectFiles(before);
        var now = Instant.now(clock);
        files.allowed().stream()
                .filter(request -> request.getName().equals(PreauthenticatedRequest.NAME)
                        && request.getTimeExpires().toInstant().isBefore(now))
                .forEach(request -> files.forbid(request.getId()));
    }

    /** Those that nobody has looked at yet, and those of pictures that are not known. */
    void collectFiles(Instant before) {
        collectFiles(UploadQuarantine.PREFIX, before, _ -> Set.of());
        collectFiles(PictureName.PREFIX, before, table::known);
    }

    private void collectPictures(Duration grace) {
        MediaId last = null;
        for (var page = table.notUploadedFor(grace, null, PAGE);
                !page.isEmpty();
                page = table.notUploadedFor(grace, last, PAGE)) {
            var ids = page.stream().map(Picture::id).toList();
            var shown =
                    references.stream().flatMap(one -> one.shown(ids).stream()).collect(Collectors.toUnmodifiableSet());
            page.stream().filter(picture -> !shown.contains(picture.id())).forEach(picture -> remove(picture, grace));
            last = ids.getLast();
        }
    }

    /** Whoever shows it holds on to its row: then it stays, however wrong the others were about it. */
    private void remove(Picture picture, Duration grace) {
        try {
            table.removeUnlessUploaded(picture.id(), grace).ifPresent(etag -> {
                log.info("Nothing shows picture {} any more", picture.id().value());
                pictures.delete(picture, etag);
            });
        } catch (DataIntegrityViolationException e) {
            if (!SqlState.of(e).equals(SqlState.FOREIGN_KEY_VIOLATION)) {
                throw e;
            }
        }
    }

    private void collectFiles(String prefix, Instant before, Known known) {
        @Nullable String start = null;
        do {
            var page = files.list(prefix, start);
            var old = page.getObjects().stream()
                    .filter(file -> file.getTimeModified().toInstant().isBefore(before))
                    .toList();
            var needed = known.of(
                    new HashSet<>(old.stream().map(OrphanCleanupJob::sha256).toList()));
            old.stream()
                    .filter(file -> !needed.contains(sha256(file)))
                    .forEach(file -> files.delete(file.getName(), file.getEtag()));
            start = page.getNextStartWith();
        } while (start != null);
    }

    /** Of pictures it is the name of their folder. */
    private static String sha256(ObjectSummary file) {
        return file.getName().split("/", 3)[1];
    }

    /** Which of these are those of pictures. */
    private interface Known {
        Set<String> of(Collection<String> sha256s);
    }
}
