package com.bharatmart.catalog.web;

import com.bharatmart.shared.Fingerprint;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Creates responses that every client and proxy may cache for a while. A response is serialized once. Its entity tag
 * depends only on its body, so that every instance creates the same tag for the same response.
 */
@Component
class CacheableResponses {

    /** Bytes of the hash; enough to avoid collisions. */
    private static final int TAG_LENGTH = 16;

    /** Characters. Longer keys are rare and hardly ever repeated, so their responses are not cached here. */
    private static final int MAX_KEY_LENGTH = 512;

    private final JsonMapper json;
    private final CacheControl cacheControl;
    private final CatalogResponseCache cache;
    private final String ownLanguage;

    CacheableResponses(JsonMapper json, CatalogProperties properties, CatalogResponseCache cache) {
        this.json = json;
        this.ownLanguage = properties.language();
        this.cacheControl = CacheControl.maxAge(properties.maxAge()).cachePublic();
        this.cache = cache;
    }

    /** The key of the response to a request whose response depends on nothing but its path, its query and the language. */
    static String key(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + '?' + query;
    }

    /**
     * The response for a key in a language.
     *
     * @param language of the catalogue, null for the shop's own
     */
    ResponseEntity<byte[]> get(String key, @Nullable String language, Supplier<ResponseEntity<?>> load) {
        return get(inLanguage(key, language), load);
    }

    /** The response to a request that has had this response before, if it is in memory and fresh; null otherwise. */
    @Nullable CachedResponse findFresh(String key, @Nullable String language) {
        return key.length() > MAX_KEY_LENGTH ? null : cache.findFresh(inLanguage(key, language));
    }

    /** The body of a response. Callers must not change it. */
    byte[] body(CachedResponse response) {
        return cache.body(response);
    }

    /** Counts a response of {@link #findFresh} that was sent. */
    void recordHit() {
        cache.recordHit();
    }

    private static String inLanguage(String key, @Nullable String language) {
        return language == null ? key : language + ' ' + key;
    }

    /**
     * The response for a key. {@code NotModifiedAdvice} answers 304 if the client already has its tag.
     *
     * @param key the same for the same response
     * @param load creates the response, possibly twice, with {@code Content-Language} if it is not in the shop's own language; its
     *     exceptions are not cached
     */
    ResponseEntity<byte[]> get(String key, Supplier<ResponseEntity<?>> load) {
        Supplier<CachedResponse> serialized = () -> serialized(load.get());
        return entity(key.length() > MAX_KEY_LENGTH ? cache.load(serialized) : cache.get(key, serialized));
    }

    private CachedResponse serialized(ResponseEntity<?> response) {
        var body = json.writeValueAsBytes(response.getBody());
        var headers = response.getHeaders();
        return new CachedResponse(
                tag(body),
                headers.getFirst(HttpHeaders.LINK),
                Objects.requireNonNullElse(headers.getFirst(HttpHeaders.CONTENT_LANGUAGE), ownLanguage),
                ResponseBody.of(body));
    }

    private ResponseEntity<byte[]> entity(CachedResponse response) {
        var entity = ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(cacheControl)
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_LANGUAGE, response.language())
                .eTag(response.tag());
        if (response.link() != null) {
            entity.header(HttpHeaders.LINK, response.link());
        }
        return entity.body(body(response));
    }

    /** A response with texts in another language, if {@code translated} differs from {@code original}. */
    static ResponseEntity.BodyBuilder ok(@Nullable String language, Object original, Object translated) {
        var response = ResponseEntity.ok();
        return language == null || translated.equals(original)
                ? response
                : response.header(HttpHeaders.CONTENT_LANGUAGE, language);
    }

    private static String tag(byte[] body) {
        var hash = Arrays.copyOf(Fingerprint.newDigest().digest(body), TAG_LENGTH);
        return "\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + "\"";
    }
}
