package com.bharatmart.media;

import com.oracle.bmc.objectstorage.model.CreatePreauthenticatedRequestDetails;
import com.oracle.bmc.objectstorage.model.CreatePreauthenticatedRequestDetails.AccessType;
import com.oracle.bmc.objectstorage.model.PreauthenticatedRequestSummary;
import com.oracle.bmc.objectstorage.requests.CreatePreauthenticatedRequestRequest;
import com.oracle.bmc.objectstorage.requests.DeletePreauthenticatedRequestRequest;
import com.oracle.bmc.objectstorage.requests.ListPreauthenticatedRequestsRequest;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.springframework.stereotype.Component;

/** Creates, lists and revokes pre-authenticated requests, with which clients access one object without credentials. */
@Component
class PreauthenticatedRequestClient {

    private static final int PAGE_SIZE = 1_000;

    private final ObjectStorageBulkhead bulkhead;

    PreauthenticatedRequestClient(ObjectStorageBulkhead bulkhead) {
        this.bulkhead = bulkhead;
    }

    /** Creates a URL that reads or writes one object until it expires. */
    PreauthenticatedRequest create(String objectName, AccessType access, Instant expiresAt) {
        return bulkhead.call(bucket -> {
            var created = bucket.client()
                    .createPreauthenticatedRequest(CreatePreauthenticatedRequestRequest.builder()
                            .namespaceName(bucket.namespace())
                            .bucketName(bucket.name())
                            .createPreauthenticatedRequestDetails(CreatePreauthenticatedRequestDetails.builder()
                                    .name(PreauthenticatedRequest.NAME)
                                    .objectName(objectName)
                                    .accessType(access)
                                    .timeExpires(Date.from(expiresAt))
                                    .build())
                            .build())
                    .getPreauthenticatedRequest();
            return new PreauthenticatedRequest(
                    created.getId(), bucket.client().getEndpoint() + created.getAccessUri(), expiresAt);
        });
    }

    /** Revokes a request, if it exists. */
    void delete(String requestId) {
        bulkhead.find(bucket -> bucket.client()
                .deletePreauthenticatedRequest(DeletePreauthenticatedRequestRequest.builder()
                        .namespaceName(bucket.namespace())
                        .bucketName(bucket.name())
                        .parId(requestId)
                        .build()));
    }

    /** Lists the requests of the bucket, including those that have expired. */
    List<PreauthenticatedRequestSummary> list() {
        return bulkhead.call(bucket -> bucket.client()
                .listPreauthenticatedRequests(ListPreauthenticatedRequestsRequest.builder()
                        .namespaceName(bucket.namespace())
                        .bucketName(bucket.name())
                        .limit(PAGE_SIZE)
                        .build())
                .getItems());
    }
}
