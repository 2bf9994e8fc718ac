package com.bharatmart.platform.request;

/**
 * The body of a PATCH: a JSON merge patch (RFC 7396), sent as {@code application/merge-patch+json} or plain JSON. A missing
 * field stays, null removes a value, and a list replaces the list.
 *
 * @param <T> the request that describes the whole resource
 */
@FunctionalInterface
public interface MergePatch<T> {

    String MEDIA_TYPE = "application/merge-patch+json";

    /**
     * Applies the patch.
     *
     * @param current the resource as it is
     * @throws RuntimeException as for an invalid body that describes the whole resource
     */
    T appliedTo(T current);
}
