package com.bharatmart.objectstorage;

import com.bharatmart.objectstorage.StoredObject.ReceivedBody;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Multipart uploads: parts arrive in any order and become an object when the upload is committed. */
final class MultipartUploadHandler {

    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();

    /** CreateMultipartUploadDetails of the API. */
    private record Details(
            String object,
            @Nullable String contentType,
            @Nullable String cacheControl) {}

    private record Commit(List<PartToCommit> partsToCommit) {}

    private record PartToCommit(int partNum, String etag) {}

    private record Part(String etag, ReceivedBody received) {}

    private record Upload(String name, Map<String, String> headers, Map<Integer, Part> parts) {}

    void handle(StorageRequest request, StorageResponse response, ObjectHandler objects) throws IOException {
        var id = request.query().getOrDefault("uploadId", "");
        switch (request.method()) {
            case "POST" -> {
                if (id.isEmpty()) {
                    create(request, response);
                } else {
                    commit(id, request, response, objects);
                }
            }
            case "PUT" -> {
                var part = new Part(UUID.randomUUID().toString(), objects.receive(request));
                find(id, request).parts().put(Integer.valueOf(request.query().getOrDefault("uploadPartNum", "")), part);
                response.header("ETag", part.etag())
                        .header("opc-content-md5", part.received().md5())
                        .empty(200);
            }
            case "GET" -> response.json(200, id.isEmpty() ? List.of() : list(find(id, request)));
            case "DELETE" -> {
                for (var part : find(id, request).parts().values()) {
                    part.received().content().delete();
                }
                uploads.remove(id);
                response.empty(204);
            }
            default -> throw new StorageErrorException(405, "MethodNotAllowed", "Not for uploads");
        }
    }

    private void create(StorageRequest request, StorageResponse response) throws IOException {
        var details = request.json(Details.class);
        var headers = new LinkedHashMap<String, String>();
        headers.put("content-type", details.contentType() == null ? "application/octet-stream" : details.contentType());
        if (details.cacheControl() != null) {
            headers.put("cache-control", details.cacheControl());
        }
        var id = UUID.randomUUID().toString();
        uploads.put(id, new Upload(details.object(), headers, new ConcurrentSkipListMap<>()));
        response.json(200, Map.of("uploadId", id, "object", details.object()));
    }

    private void commit(String id, StorageRequest request, StorageResponse response, ObjectHandler objects)
            throws IOException {
        var upload = find(id, request);
        var parts = new ArrayList<ReceivedBody>();
        var last = 0;
        for (var details : request.json(Commit.class).partsToCommit()) {
            var part = upload.parts().get(details.partNum());
            if (part == null || !part.etag().equals(details.etag()) || details.partNum() <= last) {
                throw new StorageErrorException(
                        400, "InvalidUploadPart", "Part %d does not match".formatted(details.partNum()));
            }
            last = details.partNum();
            parts.add(part.received());
        }
        var object = objects.join(upload.name(), upload.headers(), parts, request);
        uploads.remove(id);
        response.header("ETag", object.etag())
                .header("opc-multipart-md5", object.md5() + "-" + parts.size())
                .empty(200);
    }

    private Upload find(String id, StorageRequest request) {
        var upload = uploads.get(id);
        if (upload == null || !upload.name().equals(request.name())) {
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
