package com.bharatmart.catalog.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
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
class CacheableAnswers {

    /** Bytes of the hash that make a tag; enough that no two answers have the same. */
    private static final int TAG_LENGTH = 16;

    private final JsonMapper json;
    private final CacheControl cacheControl;

    CacheableAnswers(JsonMapper json, CatalogueProperties properties) {
        this.json = json;
        this.cacheControl = CacheControl.maxAge(properties.maxAge()).cachePublic();
    }

    /** Spring answers 304 itself where the client has this tag already. */
    ResponseEntity<byte[]> answer(Object response) {
        return answer(response, new HttpHeaders());
    }

    ResponseEntity<byte[]> answer(Object response, HttpHeaders headers) {
        var body = json.writeValueAsBytes(response);
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.setCacheControl(cacheControl);
        headers.setETag(tag(body));
        return ResponseEntity.ok().headers(headers).body(body);
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
