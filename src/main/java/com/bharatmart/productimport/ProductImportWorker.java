package com.bharatmart.productimport;

import com.bharatmart.platform.database.LeaseWorker;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Runs the imports that staff requested. If an instance dies, another one runs its import from the beginning, which has
 * the same result: products that are already imported do not change. Each batch renews the lease in its own transaction,
 * so an instance that has lost its lease writes nothing more.
 */
@Component
class ProductImportWorker extends LeaseWorker<ImportClaimRepository.Claim> {

    private static final Logger log = LoggerFactory.getLogger(ProductImportWorker.class);

    private final ImportClaimRepository claims;
    private final ImportFileRepository files;
    private final ProductImporter importer;

    ProductImportWorker(
            ImportClaimRepository claims,
            ImportFileRepository files,
            ProductImporter importer,
            AsyncTaskExecutor applicationTaskExecutor) {
        super(applicationTaskExecutor);
        this.claims = claims;
        this.files = files;
        this.importer = importer;
    }

    @Override
    protected void giveUpExpired() {
        files.deleteAbandoned();
        claims.giveUpExpired();
    }

    @Override
    protected Optional<ImportClaimRepository.Claim> claim() {
        return claims.claim();
    }

    /** An import that stops because of the database is not finished here: another instance claims it when the lease ends. */
    @Override
    protected void run(ImportClaimRepository.Claim claim) {
        var file = new ImportFileInputStream(files, claim.id());
        try {
            var result = importer.run(file, claim.changesStock(), soFar -> onProgress(claim, file, soFar));
            claims.finish(claim, file.bytesRead(), result, null);
        } catch (ImportFileException e) {
            claims.finish(claim, file.bytesRead(), ImportResult.EMPTY, e.getMessage());
        } catch (ImportProgressListener.StoppedException e) {
            log.info("Import {} continues on another instance: {}", claim.id().value(), e.getMessage());
            claims.release(claim);
        } catch (ImportAbortedException e) {
            log.warn("Import {} is run again when its lease ends", claim.id().value(), e);
        } catch (RuntimeException e) {
            log.error("Import {} failed unexpectedly", claim.id().value(), e);
            claims.finish(
                    claim,
                    file.bytesRead(),
                    ImportResult.EMPTY,
                    "The import failed because of an internal error; the log of the service has the cause.");
        }
    }

    private void onProgress(ImportClaimRepository.Claim claim, ImportFileInputStream file, ImportResult soFar) {
        if (!isRunning()) {
            throw new ImportProgressListener.StoppedException("this instance shuts down");
        }
        if (!claims.renew(claim, file.bytesRead(), soFar)) {
            throw new ImportProgressListener.StoppedException("another instance has claimed it");
        }
    }
}
