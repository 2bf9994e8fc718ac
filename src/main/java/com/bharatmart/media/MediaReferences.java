package com.bharatmart.media;

import java.util.Collection;
import java.util.Set;

/** Those who show pictures. Every bean of this type is asked before a picture goes that nobody has asked for lately. */
public interface MediaReferences {

    /** Which of these pictures it shows. */
    Set<MediaId> shown(Collection<MediaId> pictures);
}
