package com.bharatmart.media;

import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.database.SqlState;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Adds, lists and deletes pictures for staff. */
@Service
public class MediaAdminService {

    private final MediaRepository repository;
    private final PictureService pictures;
    private final TransactionRetry transactions;
    private final AuditLog auditLog;
    private final List<MediaReferences> references;

    MediaAdminService(
            MediaRepository repository,
            PictureService pictures,
            TransactionRetry transactions,
            AuditLog auditLog,
            List<MediaReferences> references) {
        this.repository = repository;
        this.pictures = pictures;
        this.references = references;
        this.transactions = transactions;
        this.auditLog = auditLog;
    }

    /** Records a picture. If the same picture exists already, returns that one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Media add(ProcessedPicture processed) {
        var media = view(repository.add(processed));
        auditLog.record(new AuditEvent("media.uploaded", "media", auditId(media), null, media));
        return media;
    }

    /** Throws {@link MediaException.NotFoundException}. */
    public Media view(MediaId id) {
        return repository.find(id).orElseThrow(MediaException.NotFoundException::new);
    }

    /** The newest first. */
    public Page<Media> list(int limit, @Nullable Cursor cursor) {
        var rows = repository.page(cursor == null ? null : cursor.uuid(0), limit + 1);
        return Page.of(rows, limit, last -> Cursor.of(last.picture().id().value()));
    }

    /**
     * Deletes a picture that is not in use, and its objects after the commit.
     *
     * @throws MediaException if there is no such picture, or a product, a variant or an order shows it
     */
    public void delete(MediaId id) {
        var deleted = transactions.execute(() -> {
            var media = view(id);
            requireUnused(id);
            try {
                var etag = repository.delete(id).orElseThrow(MediaException.NotFoundException::new);
                auditLog.record(new AuditEvent("media.deleted", "media", auditId(media), media, null));
                return new DeletedPicture(media.picture(), etag);
            } catch (DataIntegrityViolationException e) {
                if (SqlState.of(e).equals(SqlState.FOREIGN_KEY_VIOLATION)) {
                    throw new MediaException.InUseException();
                }
                throw e;
            }
        });
        pictures.delete(deleted.picture(), deleted.etag());
    }

    /** The order module has no foreign key: a checkout must not fail because a picture is deleted. */
    private void requireUnused(MediaId id) {
        if (references.stream()
                .anyMatch(module -> !module.findReferenced(List.of(id)).isEmpty())) {
            throw new MediaException.InUseException();
        }
    }

    private static String auditId(Media media) {
        return media.picture().id().value().toString();
    }

    private record DeletedPicture(Picture picture, String etag) {}
}
