package com.bharatmart.media;

import java.util.Collection;
import java.util.Set;

/** Implemented by modules that show pictures. {@link OrphanCleanupJob} asks every bean of this type before it deletes one. */
public interface MediaReferences {

    /** Returns those of the pictures that the module shows. */
    Set<MediaId> findReferenced(Collection<MediaId> pictures);
}
