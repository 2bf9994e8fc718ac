package com.bharatmart.media;

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

/** Lets clients upload to Object Storage and download from it without this service between them. */
@Service
public class DirectUploadService {

    private final UploadRepository uploads;
    private final MediaAdminService media;
    private final PictureProcessor processor;
    private final UploadQuarantine quarantine;
    private final PreauthenticatedRequestClient requests;
    private final MediaProperties properties;
    private final Clock clock;

    DirectUploadService(
            UploadRepository uploads,
            MediaAdminService media,
            PictureProcessor processor,
            UploadQuarantine quarantine,
            PreauthenticatedRequestClient requests,
            MediaProperties properties,
            Clock clock) {
        this.uploads = uploads;
        this.media = media;
        this.processor = processor;
        this.quarantine = quarantine;
        this.requests = requests;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Creates a URL for a file. The upload does not exist before {@link #add(Offer)}.
     *
     * @param fileName for display only
     */
    public Offer offer(@Nullable String fileName) {
        var id = UuidCreator.getTimeOrderedEpoch();
        return new Offer(id, fileName, createRequest(QuarantinedFile.objectName(id, 0), AccessType.ObjectWrite));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Offer offer) {
        uploads.add(
                new Upload(offer.id(), offer.request().id(), offer.fileName()),
                offer.request().expiresAt());
    }

    /** Revokes an offer that was not added because the request was a repetition. */
    public void revokeUnlessAdded(Offer offer) {
        if (uploads.find(offer.id()).isEmpty()) {
            requests.delete(offer.request().id());
        }
    }

    /**
     * Makes a picture of the file that the client has stored.
     *
     * @return empty if the upload does not exist or is complete
     * @throws MediaException if there is no file, or it is not a picture. The client may store another file then
     */
    public Optional<ProcessedPicture> process(UUID id) {
        return uploads.find(id).map(upload -> processor.process(upload.fileName(), QuarantinedFile.direct(id)));
    }

    /** Records the picture of an upload and ends the upload. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Media complete(UUID id, ProcessedPicture picture) {
        if (!uploads.delete(id)) {
            throw new MediaException.NotFoundException();
        }
        return media.add(picture);
    }

    /** Deletes the client's file after the commit. {@link OrphanCleanupJob} deletes it if this method fails. */
    public void deleteFile(UUID id) {
        quarantine.delete(QuarantinedFile.direct(id));
    }

    /** Throws {@link MediaException.NotFoundException} if there is no such picture. */
    public PreauthenticatedRequest download(MediaId id) {
        return createRequest(media.view(id).picture().objectName(), AccessType.ObjectRead);
    }

    private PreauthenticatedRequest createRequest(String objectName, AccessType access) {
        var expiresAt = Instant.now(clock).plus(properties.directLifetime()).truncatedTo(ChronoUnit.SECONDS);
        return requests.create(objectName, access, expiresAt);
    }

    /** A URL that a client may put a file to. */
    public record Offer(UUID id, @Nullable String fileName, PreauthenticatedRequest request) {}
}
