package com.bharatmart.media;

import com.bharatmart.media.MediaAdminService.NewPicture;
import com.bharatmart.media.UploadRepository.Upload;
import com.github.f4b6a3.uuid.UuidCreator;
import com.oracle.bmc.objectstorage.model.CreatePreauthenticatedRequestDetails.AccessType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** For clients that put files into Object Storage, or get them from there, without this service between them. */
@Service
public class DirectUploadService {

    private final UploadRepository uploads;
    private final MediaAdminService desk;
    private final UploadQuarantine quarantine;
    private final ObjectStore files;
    private final MediaProperties properties;
    private final Clock clock;

    DirectUploadService(
            UploadRepository uploads,
            MediaAdminService desk,
            UploadQuarantine quarantine,
            ObjectStore files,
            MediaProperties properties,
            Clock clock) {
        this.uploads = uploads;
        this.desk = desk;
        this.quarantine = quarantine;
        this.files = files;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Finds a place for a file. Nothing comes of it before {@link #add(Offer)}.
     *
     * @param fileName for display only
     */
    public Offer offer(@Nullable String fileName) {
        var id = UuidCreator.getTimeOrderedEpoch();
        return new Offer(id, fileName, allow(UploadQuarantine.placeOfDirect(id), AccessType.ObjectWrite));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Offer offer) {
        uploads.add(
                new Upload(offer.id(), offer.request().id(), offer.fileName()),
                offer.request().expiresAt());
    }

    /** Takes back an offer that was not added, since it was a repetition. */
    public void forget(Offer offer) {
        if (uploads.find(offer.id()).isEmpty()) {
            files.forbid(offer.request().id());
        }
    }

    /**
     * Looks at what the client has put there, as at every other file, and makes a picture of it.
     *
     * @return empty if there is no such upload, or not any more
     * @throws MediaException if there is nothing yet, or it is no picture; then it may be put there again
     */
    public Optional<NewPicture> receive(UUID id) {
        return uploads.find(id).map(upload -> desk.make(upload.fileName(), UploadQuarantine.direct(id)));
    }

    /** Keeps the picture that was made of an upload, once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Media add(UUID id, NewPicture made) {
        if (!uploads.remove(id)) {
            throw new MediaException.NotFoundException();
        }
        return desk.add(made);
    }

    /** After that nobody needs the client's file; what cannot be deleted now is collected later. */
    public void forget(UUID id) {
        quarantine.forget(UploadQuarantine.direct(id));
    }

    /** Throws {@link MediaException.NotFoundException} if there is no such picture. */
    public PreauthenticatedRequest download(MediaId id) {
        return allow(desk.view(id).picture().objectName(), AccessType.ObjectRead);
    }

    private PreauthenticatedRequest allow(String name, AccessType access) {
        var until = Instant.now(clock).plus(properties.directLifetime()).truncatedTo(ChronoUnit.SECONDS);
        return files.allow(name, access, until);
    }

    /** An address for a file. */
    public record Offer(UUID id, @Nullable String fileName, PreauthenticatedRequest request) {}
}
