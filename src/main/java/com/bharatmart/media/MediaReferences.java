package com.bharatmart.media;

import java.util.Collection;
import java.util.Set;

/** Implemented by modules that show pictures. Every bean of this type is asked before a picture is deleted. */
public interface MediaReferences {

    /** Returns those of the pictures that the module shows. */
    Set<MediaId> findReferenced(Collection<MediaId> pictures);
}
