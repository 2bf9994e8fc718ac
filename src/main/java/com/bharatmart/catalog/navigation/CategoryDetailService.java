package com.bharatmart.catalog.navigation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Single categories as shoppers see them. */
@Service
public class CategoryDetailService {

    private final CategoryDetailRepository categories;

    CategoryDetailService(CategoryDetailRepository categories) {
        this.categories = categories;
    }

    /** @param language a BCP 47 tag, null for the shop's own language; texts without a translation are in the shop's own */
    public Optional<CategoryDetail> find(String slug, @Nullable String language) {
        return categories.find(slug, language);
    }
}
