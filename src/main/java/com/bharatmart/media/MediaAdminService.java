package com.bharatmart.media;

import com.bharatmart.media.UploadQuarantine.Held;
import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.database.SqlState;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.overload.WorkingMemory;
import com.bharatmart.platform.problem.HasProblem;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/**
 * Where pictures are handed in, whoever hands them in: a file is looked at and made anew outside of any transaction, and
 * then noted in the caller's.
 */
@Service
public class MediaAdminService {

    private final MediaRepository table;
    private final UploadQuarantine quarantine;
    private final ObjectStore files;
    private final ImageWorkers bench;
    private final PictureReader reader;
    private final List<MediaScanner> scanners;
    private final PictureService pictures;
    private final TransactionRetry transactions;
    private final AuditLog auditLog;
    private final MediaProperties properties;
    private final WorkingMemory.Share memory;

    MediaAdminService(
            MediaRepository table,
            UploadQuarantine quarantine,
            ObjectStore files,
            ImageWorkers bench,
            PictureReader reader,
            List<MediaScanner> scanners,
            PictureService pictures,
            TransactionRetry transactions,
            AuditLog auditLog,
            WorkingMemory memory,
            MediaProperties properties) {
        this.table = table;
        this.quarantine = quarantine;
        this.files = files;
        this.bench = bench;
        this.reader = reader;
        this.scanners = scanners;
        this.pictures = pictures;
        this.transactions = transactions;
        this.auditLog = auditLog;
        this.properties = properties;
        this.memory =
                memory.share("uploads", DataSize.ofBytes((long) properties.maxUploads() * UploadQuarantine.PIECE));
    }

    /**
     * Takes in a file and makes a picture of it. Nothing comes of it before {@link #add}; one that is never added is
     * collected some day.
     *
     * @param fileName for display only
     * @throws IOException if the file is longer than a body may be
     * @throws MediaException if it is no picture, or one that is not taken
     * @throws MediaBusyException if this instance has enough to do with others
     * @throws StorageUnavailableException if there is no place for it
     */
    public NewPicture receive(@Nullable String fileName, InputStream file) throws IOException {
        if (!memory.tryAcquire(UploadQuarantine.PIECE, Duration.ZERO)) {
            throw new MediaBusyException("too many uploads at once");
        }
        try {
            var held = hold(file);
            try {
                return make(fileName, held);
            } finally {
                quarantine.forget(held);
            }
        } finally {
            memory.release(UploadQuarantine.PIECE);
        }
    }

    /** Keeps a picture. The same picture again is the one that is there already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Media add(NewPicture made) {
        var id = table.add(made.picture(), made.bytes(), made.fileName(), made.etag());
        var media = view(id);
        auditLog.record(new AuditEvent("media.uploaded", "media", id.value().toString(), null, media));
        return media;
    }

    /** Throws {@link MediaException.NotFoundException}. */
    public Media view(MediaId id) {
        return table.find(id).orElseThrow(MediaException.NotFoundException::new);
    }

    /** The newest first. */
    public Page<Media> list(int limit, @Nullable Cursor cursor) {
        var rows = table.page(cursor == null ? null : cursor.uuid(0), limit + 1);
        return Page.of(rows, limit, last -> Cursor.of(last.picture().id().value()));
    }

    /**
     * Deletes a picture that nothing shows, and its files as soon as that is certain.
     *
     * @throws MediaException if there is none, or something shows it
     */
    public void delete(MediaId id) {
        var gone = transactions.execute(() -> {
            var media = view(id);
            try {
                var etag = table.remove(id).orElseThrow(MediaException.NotFoundException::new);
                auditLog.record(
                        new AuditEvent("media.deleted", "media", id.value().toString(), media, null));
                return new Gone(media.picture(), etag);
            } catch (DataIntegrityViolationException e) {
                if (SqlState.of(e).equals(SqlState.FOREIGN_KEY_VIOLATION)) {
                    throw new MediaException.InUseException();
                }
                throw e;
            }
        });
        pictures.delete(gone.picture(), gone.etag());
    }

    NewPicture make(@Nullable String fileName, Held held) {
        return bench.work(() -> {
            var file = quarantine.read(held);
            scan(file);
            var pixels = reader.read(file);
            var bytes = pixels.encoded(properties.quality());
            var picture = new Picture(MediaId.next(), ByteSlice.of(bytes).sha256(), pixels.type(), pixels.size());
            var etag = files.put(picture.objectName(), picture.type().contentType(), ByteSlice.of(bytes));
            return new NewPicture(picture, bytes.length, etag, fileName, held.sha256());
        });
    }

    private void scan(byte[] file) {
        try {
            for (var scanner : scanners) {
                scanner.scan(new ByteArrayInputStream(file));
            }
        } catch (IOException e) {
            throw new StorageUnavailableException("a scanner fails", e);
        }
    }

    private Held hold(InputStream file) throws IOException {
        try {
            return quarantine.hold(file);
        } catch (IOException e) {
            if (e instanceof HasProblem) {
                throw e;
            }
            throw new MediaException.UploadAbortedException();
        }
    }

    private record Gone(Picture picture, String etag) {}

    /**
     * A picture whose bytes are in their place, and of which nobody knows yet.
     *
     * @param sha256 of the file that it was made of, in hexadecimal
     */
    public record NewPicture(
            Picture picture,
            long bytes,
            String etag,
            @Nullable String fileName,
            String sha256) {}
}
