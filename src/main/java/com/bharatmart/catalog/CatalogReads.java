package com.bharatmart.catalog;

import com.bharatmart.platform.replica.ReadRouter;
import java.util.OptionalLong;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Runs reads of the catalog for shoppers, on the primary or on a replica. A replica may be behind, so the version of the
 * catalog is the first that a read on a replica reads: what it reads afterwards is not older than that.
 */
@Component
public class CatalogReads {

    private final ReadRouter router;
    private final CatalogVersion version;

    CatalogReads(ReadRouter router, CatalogVersion version) {
        this.router = router;
        this.version = version;
    }

    /**
     * Runs a read.
     *
     * @param read may run twice; gets the version that the replica has, or nothing if it reads the primary
     */
    public <T> T read(Function<OptionalLong, T> read) {
        return router.read(() -> router.isOnReplica() ? version.readAtReplica(read) : read.apply(OptionalLong.empty()));
    }
}
