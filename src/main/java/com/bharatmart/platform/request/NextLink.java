package com.bharatmart.platform.request;

import com.bharatmart.shared.Cursor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.springframework.util.MultiValueMap;

/** The header {@code Link} to the next page (RFC 8288). It is relative, so that it is valid behind any host name. */
public final class NextLink {
    private NextLink() {}

    public static String of(String path, MultiValueMap<String, String> parameters, Cursor next) {
        var query = new StringJoiner("&");
        parameters.forEach((name, values) -> {
            if (!name.equals("cursor")) {
                values.forEach(value -> query.add(encode(name) + "=" + encode(value)));
            }
        });
        query.add("cursor=" + next);
        return "<" + path + "?" + query + ">; rel=\"next\"";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
