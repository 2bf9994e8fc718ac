package com.bharatmart.objectstorage;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Pre-authenticated requests: each allows one kind of access to one object without a signature, until it expires. */
final class PreauthenticatedRequestHandler {

    private final Map<String, Grant> grants = new ConcurrentSkipListMap<>();
    private final Clock clock;

    PreauthenticatedRequestHandler(Clock clock) {
        this.clock = clock;
    }

    /** CreatePreauthenticatedRequestDetails of the API. */
    private record Details(String name, @Nullable String objectName, String accessType, Instant timeExpires) {}

    private record Grant(String id, String token, Details details, Instant created) {
        Map<String, Object> summary() {
            var summary = new LinkedHashMap<String, Object>();
            summary.put("id", id);
            summary.put("name", details.name());
            summary.put("objectName", details.objectName());
            summary.put("accessType", details.accessType());
            summary.put("timeCreated", created.toString());
            summary.put("timeExpires", details.timeExpires().toString());
            return summary;
        }

        boolean allows(StorageRequest request) {
            var mayRead = details.accessType().contains("Read");
            var mayWrite = details.accessType().contains("Write");
            return request.name().equals(details.objectName())
                    && switch (request.method()) {
                        case "GET", "HEAD" -> mayRead;
                        case "PUT" -> mayWrite;
                        default -> false;
                    };
        }
    }

    void handle(StorageRequest request, StorageResponse response, String namespace, String bucket) throws IOException {
        switch (request.method()) {
            case "POST" -> create(request, response, namespace, bucket);
            case "GET" -> {
                if (request.name().isEmpty()) {
                    response.json(200, summaries(grants.values()));
                } else {
                    response.json(200, find(request.name()).summary());
                }
            }
            case "DELETE" -> {
                grants.remove(find(request.name()).id());
                response.empty(204);
            }
            default -> throw new StorageErrorException(405, "MethodNotAllowed", "Not for pre-authenticated requests");
        }
    }

    /** Throws unless the token exists, has not expired, and allows this request. */
    void check(String token, StorageRequest request) {
        var grant = grants.values().stream()
                .filter(candidate -> candidate.token().equals(token))
                .findFirst()
                .orElseThrow(() -> StorageErrorException.notFound("NotAuthorizedOrNotFound", "The request"));
        if (!Instant.now(clock).isBefore(grant.details().timeExpires()) || !grant.allows(request)) {
            throw StorageErrorException.notFound("NotAuthorizedOrNotFound", "The request");
        }
    }

    private void create(StorageRequest request, StorageResponse response, String namespace, String bucket)
            throws IOException {
        var details = request.json(Details.class);
        if (!details.timeExpires().isAfter(Instant.now(clock))) {
            throw StorageErrorException.invalid("timeExpires must be in the future");
        }
        var grant = new Grant(UUID.randomUUID().toString(), UUID.randomUUID().toString(), details, Instant.now(clock));
        grants.put(grant.id(), grant);
        var body = new LinkedHashMap<>(grant.summary());
        var uri = "/p/%s/n/%s/b/%s/o/%s"
                .formatted(grant.token(), namespace, bucket, details.objectName() == null ? "" : details.objectName());
        body.put("accessUri", uri);
        response.json(200, body);
    }

    private Grant find(String id) {
        var grant = grants.get(id);
        if (grant == null) {
            throw StorageErrorException.notFound("NotAuthorizedOrNotFound", "The request");
        }
        return grant;
    }

    private static Object summaries(Collection<Grant> grants) {
        return grants.stream().map(Grant::summary).toList();
    }
}
