package com.bharatmart.media;

import com.bharatmart.platform.overload.WorkingMemory;
import com.bharatmart.platform.problem.HasProblem;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.util.unit.DataSize;

/** Receives uploads through this service and processes them outside of any transaction. */
@Service
public class PictureUploadService {

    private final UploadQuarantine quarantine;
    private final PictureProcessor processor;
    private final WorkingMemory.Share memory;

    PictureUploadService(
            UploadQuarantine quarantine, PictureProcessor processor, WorkingMemory memory, MediaProperties properties) {
        this.quarantine = quarantine;
        this.processor = processor;
        this.memory =
                memory.share("uploads", DataSize.ofBytes((long) properties.maxUploads() * UploadQuarantine.CHUNK_SIZE));
    }

    /**
     * Receives a file and makes a picture of it. The picture does not exist before {@link MediaAdminService#add}. If it is
     * never added, {@link OrphanCleanupJob} deletes its object.
     *
     * @param fileName for display only
     * @throws IOException if the request body is too long
     * @throws MediaException if the file is not a picture, or not one that is accepted
     * @throws MediaBusyException if this instance receives or processes too many files
     * @throws StorageUnavailableException if Object Storage does not answer
     */
    public ProcessedPicture receive(@Nullable String fileName, InputStream file) throws IOException {
        if (!memory.tryAcquire(UploadQuarantine.CHUNK_SIZE, Duration.ZERO)) {
            throw new MediaBusyException("too many uploads at once");
        }
        try {
            var quarantined = store(file);
            try {
                return processor.process(fileName, quarantined);
            } finally {
                quarantine.delete(quarantined);
            }
        } finally {
            memory.release(UploadQuarantine.CHUNK_SIZE);
        }
    }

    private QuarantinedFile store(InputStream file) throws IOException {
        try {
            return quarantine.store(file);
        } catch (IOException e) {
            if (e instanceof HasProblem) {
                throw e;
            }
            throw new MediaException.UploadAbortedException();
        }
    }
}
