package com.bharatmart.objectstorage;

import com.bharatmart.objectstorage.Routes.Call;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Requests that need no signature, for one object each and as long as they last. */
final class Preauthenticated {

    private final Map<String, Grant> grants = new ConcurrentSkipListMap<>();
    private final Clock clock;

    Preauthenticated(Clock clock) {
        this.clock = clock;
    }

    /** As the API describes what to create. */
    private record Wanted(String name, @Nullable String objectName, String accessType, Instant timeExpires) {}

    private record Grant(String id, String token, Wanted wanted, Instant created) {
        Map<String, Object> summary() {
            var summary = new LinkedHashMap<String, Object>();
            summary.put("id", id);
            summary.put("name", wanted.name());
            summary.put("objectName", wanted.objectName());
            summary.put("accessType", wanted.accessType());
            summary.put("timeCreated", created.toString());
            summary.put("timeExpires", wanted.timeExpires().toString());
            return summary;
        }

        boolean allows(Call call) {
            var mayRead = wanted.accessType().contains("Read");
            var mayWrite = wanted.accessType().contains("Write");
            return call.name().equals(wanted.objectName())
                    && switch (call.method()) {
                        case "GET", "HEAD" -> mayRead;
                        case "PUT" -> mayWrite;
                        default -> false;
                    };
        }
    }

    void answer(Call call, StorageResponse answer, String namespace, String bucket) throws IOException {
        switch (call.method()) {
            case "POST" -> create(call, answer, namespace, bucket);
            case "GET" -> {
                if (call.name().isEmpty()) {
                    answer.json(200, summaries(grants.values()));
                } else {
                    answer.json(200, find(call.name()).summary());
                }
            }
            case "DELETE" -> {
                grants.remove(find(call.name()).id());
                answer.empty(204);
            }
            default -> throw new StorageErrorException(405, "MethodNotAllowed", "Not for pre-authenticated requests");
        }
    }

    /** Throws unless the token is known, has not expired, and is for just this. */
    void check(String token, Call call) {
        var grant = grants.values().stream()
                .filter(one -> one.token().equals(token))
                .findFirst()
                .orElseThrow(() -> StorageErrorException.notFound("NotAuthorizedOrNotFound", "The request"));
        if (!Instant.now(clock).isBefore(grant.wanted().timeExpires()) || !grant.allows(call)) {
            throw StorageErrorException.notFound("NotAuthorizedOrNotFound", "The request");
        }
    }

    private void create(Call call, StorageResponse answer, String namespace, String bucket) throws IOException {
        var wanted = call.json(Wanted.class);
        if (!wanted.timeExpires().isAfter(Instant.now(clock))) {
            throw StorageErrorException.invalid("timeExpires must be in the future");
        }
        var grant = new Grant(UUID.randomUUID().toString(), UUID.randomUUID().toString(), wanted, Instant.now(clock));
        grants.put(grant.id(), grant);
        var body = new LinkedHashMap<>(grant.summary());
        var uri = "/p/%s/n/%s/b/%s/o/%s"
                .formatted(grant.token(), namespace, bucket, wanted.objectName() == null ? "" : wanted.objectName());
        body.put("accessUri", uri);
        answer.json(200, body);
    }

    private Grant find(String id) {
        var grant = grants.get(id);
        if (grant == null) {
            throw StorageErrorException.notFound("NotAuthorizedOrNotFound", "The request");
        }
        return grant;
    }

    private static Object summaries(Collection<Grant> all) {
        return all.stream().map(Grant::summary).toList();
    }
}
