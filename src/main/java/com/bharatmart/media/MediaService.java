package com.bharatmart.media;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** For modules that show pictures. */
@Service
public class MediaService {

    private final MediaRepository table;

    MediaService(MediaRepository table) {
        this.table = table;
    }

    /** Those of these that there are. Until the caller's transaction ends, none of them can be deleted. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<MediaId, Picture> hold(Collection<MediaId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : table.hold(ids).stream().collect(Collectors.toUnmodifiableMap(Picture::id, Function.identity()));
    }
}
