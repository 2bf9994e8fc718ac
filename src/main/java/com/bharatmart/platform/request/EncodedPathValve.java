package com.bharatmart.platform.request;

import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;

/**
 * Rejects a path with percent-encoded characters that need no encoding: letters, digits, hyphens, dots and underscores
 * (RFC 3986, section 2.3). Code that decodes {@code /%61pi/v1/carts} sees a route; code that counts, limits, prioritizes
 * or logs requests by the raw path, here or in the load balancer, does not.
 */
final class EncodedPathValve extends RejectingValve {

    private static final Pattern ENCODED_UNRESERVED =
            Pattern.compile("%(?:2[dDeE]|3[0-9]|[46][1-9a-fA-F]|[57][0-9aA]|5[fF])");

    @Override
    boolean isRejected(Request request) {
        return ENCODED_UNRESERVED.matcher(request.getRequestURI()).find();
    }
}
