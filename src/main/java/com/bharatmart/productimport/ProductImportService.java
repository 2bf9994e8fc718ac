package com.bharatmart.productimport;

import com.bharatmart.platform.audit.AuditEvent;
import com.bharatmart.platform.audit.AuditLog;
import com.bharatmart.platform.overload.WorkingMemory;
import com.bharatmart.platform.overload.WorkingMemoryExhaustedException;
import com.bharatmart.platform.problem.HasProblem;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Fingerprint;
import com.bharatmart.shared.Page;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/** Uploads of product files by staff, and the progress and results of their imports. */
@Service
public class ProductImportService {

    private static final int CHUNK_SIZE = 256 * 1024;

    /** Bytes for one upload: a chunk while it is received, as one array, and as the driver sends it. */
    private static final long UPLOAD_MEMORY = 3L * CHUNK_SIZE;

    private static final DataSize MAX_MEMORY = DataSize.ofMegabytes(8);

    private final ProductImportRepository jobs;
    private final ImportFileRepository files;
    private final AuditLog auditLog;
    private final WorkingMemory.Share memory;

    ProductImportService(
            ProductImportRepository jobs, ImportFileRepository files, AuditLog auditLog, WorkingMemory memory) {
        this.jobs = jobs;
        this.files = files;
        this.auditLog = auditLog;
        this.memory = memory.share("imports", MAX_MEMORY);
    }

    /**
     * Stores a file in chunks, each in a transaction of its own. The import starts only after {@link #enqueue}. A file that
     * is never enqueued is deleted later.
     *
     * @param fileName for display only
     * @throws IOException if the file is larger than a body may be
     * @throws ProductImportException if the file is empty, or is not received completely
     * @throws WorkingMemoryExhaustedException if too many uploads run
     */
    public Upload upload(@Nullable String fileName, InputStream csv) throws IOException {
        if (!memory.tryAcquire(UPLOAD_MEMORY, Duration.ZERO)) {
            throw new WorkingMemoryExhaustedException("too many imports are being uploaded");
        }
        try {
            return receive(fileName, csv);
        } finally {
            memory.release(UPLOAD_MEMORY);
        }
    }

    private Upload receive(@Nullable String fileName, InputStream csv) throws IOException {
        var id = ProductImportJobId.next();
        var digest = Fingerprint.newDigest();
        files.create(id, fileName);
        try {
            var position = 0;
            for (var chunk = csv.readNBytes(CHUNK_SIZE); chunk.length > 0; chunk = csv.readNBytes(CHUNK_SIZE)) {
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
     * Queues the uploaded file. Any instance imports it.
     *
     * @param changesStock whether its quantities change the stock; not everyone who may change products may change the stock
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public ProductImportJob enqueue(Upload upload, boolean changesStock) {
        files.enqueue(upload.id(), changesStock);
        var job = view(upload.id());
        auditLog.record(
                new AuditEvent("import.requested", "import", job.id().value().toString(), null, upload));
        return job;
    }

    /** Deletes an upload that was not enqueued because the request was a repetition. */
    public void delete(Upload upload) {
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

    /** Throws {@link ProductImportException.NotFinishedException} until the import has ended. */
    public ProductImportReport report(ProductImportJobId id) {
        var job = view(id);
        if (!job.state().isFinal()) {
            throw new ProductImportException.NotFinishedException();
        }
        var rows = jobs.rejected(id);
        return new ProductImportReport(rows, rows.size() < job.rowsRejected(), job.countsIgnored());
    }

    /**
     * A file that was received completely.
     *
     * @param sha256 of its bytes, in hexadecimal
     */
    public record Upload(ProductImportJobId id, @Nullable String fileName, String sha256) {}
}
