package com.bharatmart.catalog.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes answers that anybody may keep for a while: written out once, and tagged by what they say, so that every
 * instance gives the same tag to the same answer.
 */
@Component
class CacheableResponses {

    /** Bytes of the hash that make a tag; enough that no two answers have the same. */
    private static final int TAG_LENGTH = 16;

    /** Characters; longer questions are rare, and each of them is somebody's own. */
    private static final int LONGEST_KEY = 512;

    private final JsonMapper json;
    private final CacheControl cacheControl;
    private final CatalogResponseCache kept;

    CacheableResponses(JsonMapper json, CatalogProperties properties, CatalogResponseCache kept) {
        this.json = json;
        this.cacheControl = CacheControl.maxAge(properties.maxAge()).cachePublic();
        this.kept = kept;
    }

    /**
     * The answer to a question. Spring answers 304 itself where the client has its tag already.
     *
     * @param question the same for the same answer
     * @param work finds the answer; what it throws is not kept
     */
    ResponseEntity<byte[]> answer(String question, Supplier<ResponseEntity<?>> work) {
        return sent(
                question.length() > LONGEST_KEY
                        ? writtenOut(work.get())
                        : kept.get(question, () -> writtenOut(work.get())));
    }

    private CachedResponse writtenOut(ResponseEntity<?> answer) {
        var body = json.writeValueAsBytes(answer.getBody());
        return new CachedResponse(tag(body), answer.getHeaders().getFirst(HttpHeaders.LINK), body);
    }

    private ResponseEntity<byte[]> sent(CachedResponse answer) {
        var sent = ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(cacheControl)
                .eTag(answer.tag());
        if (answer.link() != null) {
            sent.header(HttpHeaders.LINK, answer.link());
        }
        return sent.body(answer.body());
    }

    private static String tag(byte[] body) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(body);
            return "\""
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TAG_LENGTH))
                    + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
