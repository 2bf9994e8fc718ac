package com.bharatmart.platform.request;

/**
 * What a PATCH says: a JSON merge patch (RFC 7396), sent as {@code application/merge-patch+json} or plain JSON. What is
 * not in it stays, null takes a value away, and a list replaces the list.
 *
 * @param <T> the request that would describe the whole resource
 */
@FunctionalInterface
public interface MergePatch<T> {

    /** The media type's name. */
    String MEDIA_TYPE = "application/merge-patch+json";

    /**
     * The resource as it shall be.
     *
     * @param current as it is
     * @throws RuntimeException as for a body that describes the whole resource and is refused
     */
    T appliedTo(T current);
}
