package com.bharatmart.objectstorage;

import com.bharatmart.objectstorage.Routes.Call;
import com.bharatmart.objectstorage.StoredObject.Received;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Uploads that come in parts, in any order, and become an object when they are committed. */
final class Multipart {

    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();

    /** As the API describes what to create. */
    private record Wanted(
            String object,
            @Nullable String contentType,
            @Nullable String cacheControl) {}

    private record Commit(List<PartToCommit> partsToCommit) {}

    private record PartToCommit(int partNum, String etag) {}

    private record Part(String etag, Received received) {}

    private record Upload(String name, Map<String, String> headers, Map<Integer, Part> parts) {}

    void answer(Call call, StorageResponse answer, Objects objects) throws IOException {
        var id = call.query().getOrDefault("uploadId", "");
        switch (call.method()) {
            case "POST" -> {
                if (id.isEmpty()) {
                    create(call, answer);
                } else {
                    commit(id, call, answer, objects);
                }
            }
            case "PUT" -> {
                var part = new Part(UUID.randomUUID().toString(), objects.receive(call));
                find(id, call).parts().put(Integer.valueOf(call.query().getOrDefault("uploadPartNum", "")), part);
                answer.header("ETag", part.etag())
                        .header("opc-content-md5", part.received().md5())
                        .empty(200);
            }
            case "GET" -> answer.json(200, id.isEmpty() ? List.of() : list(find(id, call)));
            case "DELETE" -> {
                for (var part : find(id, call).parts().values()) {
                    part.received().content().delete();
                }
                uploads.remove(id);
                answer.empty(204);
            }
            default -> throw new StorageErrorException(405, "MethodNotAllowed", "Not for uploads");
        }
    }

    private void create(Call call, StorageResponse answer) throws IOException {
        var wanted = call.json(Wanted.class);
        var headers = new LinkedHashMap<String, String>();
        headers.put("content-type", wanted.contentType() == null ? "application/octet-stream" : wanted.contentType());
        if (wanted.cacheControl() != null) {
            headers.put("cache-control", wanted.cacheControl());
        }
        var id = UUID.randomUUID().toString();
        uploads.put(id, new Upload(wanted.object(), headers, new ConcurrentSkipListMap<>()));
        answer.json(200, Map.of("uploadId", id, "object", wanted.object()));
    }

    private void commit(String id, Call call, StorageResponse answer, Objects objects) throws IOException {
        var upload = find(id, call);
        var parts = new ArrayList<Received>();
        var last = 0;
        for (var wanted : call.json(Commit.class).partsToCommit()) {
            var part = upload.parts().get(wanted.partNum());
            if (part == null || !part.etag().equals(wanted.etag()) || wanted.partNum() <= last) {
                throw new StorageErrorException(
                        400, "InvalidUploadPart", "Part %d is not that".formatted(wanted.partNum()));
            }
            last = wanted.partNum();
            parts.add(part.received());
        }
        var object = objects.join(upload.name(), upload.headers(), parts, call);
        uploads.remove(id);
        answer.header("ETag", object.etag())
                .header("opc-multipart-md5", object.md5() + "-" + parts.size())
                .empty(200);
    }

    private Upload find(String id, Call call) {
        var upload = uploads.get(id);
        if (upload == null || !upload.name().equals(call.name())) {
            throw StorageErrorException.notFound("NoSuchUpload", "The upload");
        }
        return upload;
    }

    private static List<Map<String, Object>> list(Upload upload) {
        return upload.parts().entrySet().stream()
                .map(part -> Map.<String, Object>of(
                        "partNumber", part.getKey(),
                        "etag", part.getValue().etag(),
                        "md5", part.getValue().received().md5(),
                        "size", part.getValue().received().size()))
                .toList();
    }
}
