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

    private final MediaRepository repository;

    MediaService(MediaRepository repository) {
        this.repository = repository;
    }

    /** Returns the pictures that exist. None of them can be deleted until the caller's transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<MediaId, Picture> findAndLock(Collection<MediaId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : repository.findAndLock(ids).stream()
                        .collect(Collectors.toUnmodifiableMap(Picture::id, Function.identity()));
    }
}
