package com.bharatmart.catalog;

import com.bharatmart.media.MediaId;
import com.bharatmart.media.MediaReferences;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pictures that products, variants and categories refer to. */
@Component
class CatalogMediaReferences implements MediaReferences {

    /** By {@code product_image_media} and {@code variant_media}; there are a few hundred categories. */
    private static final String SHOWN = """
            SELECT media_id FROM product_image WHERE media_id = ANY (:ids)
            UNION SELECT media_id FROM variant WHERE media_id = ANY (:ids)
            UNION SELECT media_id FROM category WHERE media_id = ANY (:ids)""";

    private final JdbcClient jdbc;

    CatalogMediaReferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<MediaId> findReferenced(Collection<MediaId> pictures) {
        return jdbc
                .sql(SHOWN)
                .param("ids", pictures.stream().map(MediaId::value).toArray(UUID[]::new))
                .query((row, _) -> new MediaId(row.getObject(1, UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
