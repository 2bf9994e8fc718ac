package com.bharatmart.media;

import com.bharatmart.platform.integrity.IntegrityCheck;
import com.bharatmart.platform.integrity.KnownViolations;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * The objects of pictures have the size and the SHA-256 that the database has. Each round reads the pictures that it has found
 * wrong before, so that they stay violations until they are mended, and a random sample of the others. While Object Storage
 * does not answer or is busy, the slice is repeated later.
 */
@Component
@ConditionalOnProperty("bharatmart.media.object-storage.bucket")
class PictureIntegrityCheck implements IntegrityCheck {

    static final String NAME = "picture-objects";

    /** Of up to several megabytes each, while the slice has a lease. */
    private static final int MAX_SLICE = 5;

    private final MediaRepository repository;
    private final ObjectStore objects;
    private final KnownViolations known;
    private final MediaProperties properties;

    PictureIntegrityCheck(
            MediaRepository repository, ObjectStore objects, KnownViolations known, MediaProperties properties) {
        this.repository = repository;
        this.objects = objects;
        this.known = known;
        this.properties = properties;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Slice check(@Nullable String after, int size) {
        var limit = Math.min(size, MAX_SLICE);
        return after != null && PictureSample.isSample(after)
                ? sample(PictureSample.parse(after), limit)
                : again(after == null ? "" : after, limit);
    }

    private Slice again(String after, int limit) {
        var subjects = known.subjects(NAME, after, limit);
        var violations = violations(subjects.stream().map(subject -> new MediaId(UUID.fromString(subject))));
        var next = subjects.size() < limit
                ? PictureSample.first(properties.checkedPictures()).toString()
                : subjects.getLast();
        return new Slice(violations, next);
    }

    private Slice sample(PictureSample sample, int limit) {
        var wanted = Math.min(limit, sample.remaining());
        var found = repository.inOrderOfSha256(sample.last(), sample.end(), wanted);
        var next = found.size() == wanted
                ? sample.after(found.getLast().picture().sha256(), wanted)
                : sample.fromTheBeginning(found.size());
        return new Slice(
                violations(found.stream().map(media -> media.picture().id())),
                next.map(PictureSample::toString).orElse(null));
    }

    private List<Violation> violations(Stream<MediaId> ids) {
        return ids.flatMap(id -> violation(id).stream()).toList();
    }

    /** A picture is deleted from the database first: if its row is still there, its object has to be. */
    private Optional<Violation> violation(MediaId id) {
        return repository
                .find(id)
                .flatMap(this::difference)
                .filter(_ -> repository.find(id).isPresent())
                .map(detail -> new Violation(id.value().toString(), detail));
    }

    private Optional<String> difference(Media media) {
        var name = media.picture().objectName();
        var object = objects.digest(name, media.bytes());
        if (object.isEmpty()) {
            return Optional.of(name + " is missing");
        }
        var found = object.get();
        if (found.length() != media.bytes()) {
            return Optional.of("%s has %d bytes instead of %d".formatted(name, found.length(), media.bytes()));
        }
        return media.picture().sha256().equals(found.sha256())
                ? Optional.empty()
                : Optional.of("%s has the SHA-256 %s".formatted(name, found.sha256()));
    }
}
