package com.bharatmart.productimport;

import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.overload.WorkingMemory;
import com.bharatmart.platform.overload.WorkingMemoryExhaustedException;
import com.bharatmart.platform.problem.HasProblem;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/** Where staff hand in product files, and ask what has become of them. */
@Service
public class ProductImportService {

    private static final int CHUNK = 256 * 1024;

    /** Bytes for one upload: a piece while it comes, the same in one array, and as the driver sends it. */
    private static final long EACH = 3L * CHUNK;

    private static final DataSize MEMORY = DataSize.ofMegabytes(8);

    private final ProductImportRepository jobs;
    private final ImportFileRepository files;
    private final AuditLog auditLog;
    private final WorkingMemory.Share memory;

    ProductImportService(
            ProductImportRepository jobs, ImportFileRepository files, AuditLog auditLog, WorkingMemory memory) {
        this.jobs = jobs;
        this.files = files;
        this.auditLog = auditLog;
        this.memory = memory.share("imports", MEMORY);
    }

    /**
     * Takes in a file piece by piece, without a transaction that would be open as long as the upload lasts. Nothing
     * comes of it before {@link #enqueue}; one that is never enqueued is forgotten by itself.
     *
     * @param fileName for display only
     * @throws IOException if the file is longer than a body may be
     * @throws ProductImportException if there is nothing in it, or it does not come to its end
     * @throws WorkingMemoryExhaustedException if too many others are under way
     */
    public Upload upload(@Nullable String fileName, InputStream csv) throws IOException {
        if (!memory.tryAcquire(EACH, Duration.ZERO)) {
            throw new WorkingMemoryExhaustedException("too many imports are being uploaded");
        }
        try {
            return receive(fileName, csv);
        } finally {
            memory.release(EACH);
        }
    }

    private Upload receive(@Nullable String fileName, InputStream csv) throws IOException {
        var id = ProductImportJobId.next();
        var digest = sha256();
        files.create(id, fileName);
        try {
            var position = 0;
            for (var chunk = csv.readNBytes(CHUNK); chunk.length > 0; chunk = csv.readNBytes(CHUNK)) {
                digest.update(chunk);
                files.addChunk(id, position++, chunk);
            }
            if (position == 0) {
                throw new ProductImportException.EmptyFileException();
            }
        } catch (IOException | RuntimeException e) {
            files.delete(id);
            if (e instanceof IOException && !(e instanceof HasProblem)) {
                throw new ProductImportException.UploadAbortedException();
            }
            throw e;
        }
        return new Upload(id, fileName, HexFormat.of().formatHex(digest.digest()));
    }

    /**
     * Has the uploaded file imported by any instance.
     *
     * @param changesStock whether its counts of pieces change the stock, which is not for all who look after products
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public ProductImportJob enqueue(Upload upload, boolean changesStock) {
        files.enqueue(upload.id(), changesStock);
        var job = view(upload.id());
        auditLog.record(
                new AuditEvent("import.requested", "import", job.id().value().toString(), null, upload));
        return job;
    }

    /** An upload that was not enqueued, since it was a repetition. */
    public void forget(Upload upload) {
        files.delete(upload.id());
    }

    /** Throws {@link ProductImportException.NotFoundException}. */
    public ProductImportJob view(ProductImportJobId id) {
        return jobs.find(id).orElseThrow(ProductImportException.NotFoundException::new);
    }

    /** The newest first. */
    public Page<ProductImportJob> list(int limit, @Nullable Cursor cursor) {
        var rows = jobs.page(cursor == null ? null : cursor.uuid(0), limit + 1);
        return Page.of(rows, limit, last -> Cursor.of(last.id().value()));
    }

    /** Throws {@link ProductImportException.NotFinishedException} as long as there is none. */
    public ProductImportReport report(ProductImportJobId id) {
        var job = view(id);
        if (!job.state().isFinal()) {
            throw new ProductImportException.NotFinishedException();
        }
        var rows = jobs.rejected(id);
        return new ProductImportReport(rows, rows.size() < job.rowsRejected(), job.countsIgnored());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * A file that is all there.
     *
     * @param sha256 of its bytes, in hexadecimal
     */
    public record Upload(ProductImportJobId id, @Nullable String fileName, String sha256) {}
}
