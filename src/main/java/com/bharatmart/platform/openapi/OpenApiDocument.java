package com.bharatmart.platform.openapi;

import com.bharatmart.shared.Fingerprint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * The document of the class path, which is {@code docs/openapi.json} of the repository. It is kept compressed, in 60 KB
 * instead of 870, and without spaces.
 */
final class OpenApiDocument {

    private static final String FILE = "openapi/openapi.json";

    /** The one value that an installation decides. */
    private static final JsonPointer COOKIE_NAME =
            JsonPointer.compile("/components/securitySchemes/sessionCookie/name");

    private final byte[] compressed;
    private final String tag;

    private OpenApiDocument(byte[] compressed, String tag) {
        this.compressed = compressed;
        this.tag = tag;
    }

    /** @param cookieName the name of the session cookie of this installation */
    static OpenApiDocument load(String cookieName) {
        var digest = Fingerprint.newDigest();
        var compressed = new ByteArrayOutputStream();
        try (var file = new ClassPathResource(FILE).getInputStream();
                var target = new DigestOutputStream(new GZIPOutputStream(compressed), digest)) {
            copy(file, target, cookieName);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var hash = Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
        return new OpenApiDocument(compressed.toByteArray(), '"' + hash + '"');
    }

    /** The entity tag, which depends only on the content. */
    String tag() {
        return tag;
    }

    /** The document in JSON. */
    InputStream content() throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(compressed));
    }

    private static void copy(InputStream file, OutputStream target, String cookieName) {
        var json = JsonMapper.shared();
        try (var parser = json.createParser(file);
                var generator = json.createGenerator(target)) {
            while (parser.nextToken() != null) {
                if (isCookieName(parser)) {
                    generator.writeString(cookieName);
                } else {
                    generator.copyCurrentEvent(parser);
                }
            }
        }
    }

    private static boolean isCookieName(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_STRING
                && "name".equals(parser.currentName())
                && parser.streamReadContext().pathAsPointer().equals(COOKIE_NAME);
    }
}
