package com.bharatmart.media;

import com.bharatmart.platform.database.SqlState;
import com.bharatmart.platform.database.WriteJobs;
import com.oracle.bmc.objectstorage.model.ObjectSummary;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes pictures that are not in use, objects that belong to no picture, uploads that were not completed, and expired
 * pre-authenticated requests. It runs on one instance at a time and deletes nothing that is younger than the grace period.
 * An object is deleted by its etag, because a client may upload the same picture at the same time.
 */
@Component
class OrphanCleanupJob {

    private static final Logger log = LoggerFactory.getLogger(OrphanCleanupJob.class);

    private static final int PAGE_SIZE = 100;

    private final OrphanRepository repository;
    private final UploadRepository uploads;
    private final ObjectStore objects;
    private final PreauthenticatedRequestClient requests;
    private final PictureService pictures;
    private final List<MediaReferences> references;
    private final MediaProperties properties;
    private final Clock clock;

    OrphanCleanupJob(
            OrphanRepository repository,
            UploadRepository uploads,
            ObjectStore objects,
            PreauthenticatedRequestClient requests,
            PictureService pictures,
            List<MediaReferences> references,
            MediaProperties properties,
            Clock clock) {
        this.repository = repository;
        this.uploads = uploads;
        this.objects = objects;
        this.requests = requests;
        this.pictures = pictures;
        this.references = references;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M", scheduler = WriteJobs.SCHEDULER)
    void run() {
        if (repository.claimRun(properties.collectEvery())) {
            try {
                deleteOrphans(Instant.now(clock).minus(properties.grace()));
            } catch (StorageUnavailableException | MediaBusyException e) {
                log.warn("Orphans are kept until the next run: {}", e.getMessage());
            }
        }
    }

    /** @param before what is younger is kept */
    void deleteOrphans(Instant before) {
        var grace = Duration.between(before, Instant.now(clock));
        uploads.deleteExpired(grace);
        deletePictures(grace);
        deleteObjects(before);
        deleteExpiredRequests();
    }

    /** Deletes unexamined uploads and the objects of pictures that are not in the database. */
    void deleteObjects(Instant before) {
        deleteObjects(QuarantinedFile.PREFIX, before, _ -> Set.of());
        deleteObjects(PictureName.PREFIX, before, repository::findExistingSha256);
    }

    private void deletePictures(Duration grace) {
        MediaId last = null;
        for (var page = repository.findNotUploadedFor(grace, null, PAGE_SIZE);
                !page.isEmpty();
                page = repository.findNotUploadedFor(grace, last, PAGE_SIZE)) {
            var ids = page.stream().map(Picture::id).toList();
            var referenced = references.stream()
                    .flatMap(module -> module.findReferenced(ids).stream())
                    .collect(Collectors.toUnmodifiableSet());
            page.stream()
                    .filter(picture -> !referenced.contains(picture.id()))
                    .forEach(picture -> delete(picture, grace));
            last = ids.getLast();
        }
    }

    /** A foreign key keeps a picture that has come into use since. */
    private void delete(Picture picture, Duration grace) {
        try {
            repository.deleteUnlessUploaded(picture.id(), grace).ifPresent(etag -> {
                log.info(
                        "Picture {} is not in use and was deleted", picture.id().value());
                pictures.delete(picture, etag);
            });
        } catch (DataIntegrityViolationException e) {
            if (!SqlState.of(e).equals(SqlState.FOREIGN_KEY_VIOLATION)) {
                throw e;
            }
        }
    }

    /** @param findNeeded returns those of the hashes whose objects are kept */
    private void deleteObjects(String prefix, Instant before, UnaryOperator<Collection<String>> findNeeded) {
        @Nullable String start = null;
        do {
            var page = objects.list(prefix, start);
            var old = page.getObjects().stream()
                    .filter(object -> object.getTimeModified().toInstant().isBefore(before))
                    .toList();
            var needed = findNeeded.apply(
                    old.stream().map(OrphanCleanupJob::sha256).collect(Collectors.toUnmodifiableSet()));
            old.stream()
                    .filter(object -> !needed.contains(sha256(object)))
                    .forEach(object -> objects.delete(object.getName(), object.getEtag()));
            start = page.getNextStartWith();
        } while (start != null);
    }

    /** The second segment of a picture's object name. */
    private static String sha256(ObjectSummary object) {
        return object.getName().split("/", 3)[1];
    }

    private void deleteExpiredRequests() {
        var now = Instant.now(clock);
        requests.list().stream()
                .filter(request -> request.getName().equals(PreauthenticatedRequest.NAME)
                        && request.getTimeExpires().toInstant().isBefore(now))
                .forEach(request -> requests.delete(request.getId()));
    }
}
