package com.bharatmart.catalog.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
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
 * instance gives the same tag to the same answer. This instance keeps them itself for a moment, in which those who ask
 * the same at once are served by one of them asking the database.
 */
@Component
class CacheableAnswers {

    /** Bytes of the hash that make a tag; enough that no two answers have the same. */
    private static final int TAG_LENGTH = 16;

    /** Characters; longer questions are rare, and each of them is somebody's own. */
    private static final int LONGEST_KEY = 512;

    private final JsonMapper json;
    private final CacheControl cacheControl;
    private final Cache<String, ResponseEntity<byte[]>> ready;

    CacheableAnswers(JsonMapper json, CatalogueProperties properties, MeterRegistry metrics) {
        this.json = json;
        this.cacheControl = CacheControl.maxAge(properties.maxAge()).cachePublic();
        this.ready = Caffeine.newBuilder()
                .expireAfterWrite(properties.freshFor())
                .maximumWeight(properties.cacheSize().toBytes())
                .weigher(CacheableAnswers::weight)
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(metrics, ready, "catalogue");
    }

    /**
     * The answer to a question. Spring answers 304 itself where the client has its tag already.
     *
     * @param question the same for the same answer
     * @param work finds the answer; what it throws is not kept
     */
    ResponseEntity<byte[]> answer(String question, Supplier<ResponseEntity<?>> work) {
        return question.length() > LONGEST_KEY
                ? writtenOut(work.get())
                : ready.get(question, _ -> writtenOut(work.get()));
    }

    private ResponseEntity<byte[]> writtenOut(ResponseEntity<?> answer) {
        var body = json.writeValueAsBytes(answer.getBody());
        var headers = new HttpHeaders();
        headers.putAll(answer.getHeaders());
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.setCacheControl(cacheControl);
        headers.setETag(tag(body));
        return ResponseEntity.ok().headers(headers).body(body);
    }

    private static int weight(String question, ResponseEntity<byte[]> answer) {
        var body = answer.getBody();
        return question.length() + (body == null ? 0 : body.length);
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
